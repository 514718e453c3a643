using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pipeline.Engine.Isolation.Wire;

/// <summary>Layers of one kind.</summary>
internal abstract class LayerCodec
{
    private static readonly ConcurrentDictionary<Type, LayerCodec> s_known = new();

    public static LayerCodec Of(Type kind) => s_known.GetOrAdd(kind, static kind => kind == typeof(JsonAnnotation)
        ? new Json()
        : (LayerCodec)Activator.CreateInstance(typeof(Kind<>).MakeGenericType(kind))!);

    /// <exception cref="StageException">An annotation holds what cannot cross.</exception>
    public abstract void Write(ByteWriter writer, ILayer layer);

    public abstract ILayer Read(ByteReader reader, string name);

    private sealed class Kind<T> : LayerCodec
        where T : struct, IAnnotation<T>
    {
        /// <summary>Null for a kind without references, which crosses as it is in memory.</summary>
        private readonly ValueCodec? _values = RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? ValueCodec.Of(typeof(T)) : null;

        public override void Write(ByteWriter writer, ILayer layer)
        {
            var annotations = ((Layer<T>)layer).AsSpan();
            writer.Write(annotations.Length);
            if (_values is null)
            {
                writer.WriteBytes(Bytes(annotations));
                return;
            }

            foreach (var annotation in annotations)
                _values.Write(writer, annotation, depth: 1);
        }

        public override ILayer Read(ByteReader reader, string name)
        {
            var annotations = new T[reader.Read<int>()];
            if (_values is null)
            {
                reader.ReadBytes().Span.CopyTo(Bytes(annotations));
            }
            else
            {
                for (var i = 0; i < annotations.Length; i++)
                    annotations[i] = (T)_values.Read(reader)!;
            }

            return Layer<T>.Of(ImmutableCollectionsMarshal.AsImmutableArray(annotations));
        }

        private static Span<byte> Bytes(ReadOnlySpan<T> annotations) =>
            MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(annotations)), annotations.Length * Unsafe.SizeOf<T>());
    }

    private sealed class Json : LayerCodec
    {
        private readonly ValueCodec _values = ValueCodec.Of(typeof(ImmutableSortedDictionary<string, object?>));

        public override void Write(ByteWriter writer, ILayer layer)
        {
            writer.Write(layer.Count);
            foreach (JsonAnnotation annotation in layer.Annotations)
            {
                writer.Write(annotation.Span);
                _values.Write(writer, annotation.Values, depth: 1);
            }
        }

        public override ILayer Read(ByteReader reader, string name)
        {
            var annotations = new JsonAnnotation[reader.Read<int>()];
            for (var i = 0; i < annotations.Length; i++)
                annotations[i] = JsonAnnotation.Of(reader.Read<TextSpan>(), (ImmutableSortedDictionary<string, object?>)_values.Read(reader)!);
            return new JsonLayer(name, ImmutableCollectionsMarshal.AsImmutableArray(annotations));
        }
    }
}
