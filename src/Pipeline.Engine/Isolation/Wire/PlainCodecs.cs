using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pipeline.Engine.Isolation.Wire;

/// <summary>A value type without references: as it is in memory.</summary>
internal sealed class MemoryCodec<T> : ValueCodec
    where T : struct
{
    public override void Write(ByteWriter writer, object? value, int depth) => writer.Write((T)value!);

    public override object? Read(ByteReader reader) => reader.Read<T>();
}

/// <summary>Text, or null.</summary>
internal sealed class StringCodec : ValueCodec
{
    public override void Write(ByteWriter writer, object? value, int depth) => writer.WriteString((string?)value);

    public override object? Read(ByteReader reader) => reader.ReadString();
}

/// <summary>A value type, or null.</summary>
internal sealed class NullableCodec(Type inner) : ValueCodec
{
    public override void Write(ByteWriter writer, object? value, int depth)
    {
        writer.Write(value is not null);
        if (value is not null)
            Of(inner).Write(writer, value, depth);
    }

    public override object? Read(ByteReader reader) => reader.Read<bool>() ? Of(inner).Read(reader) : null;
}

/// <summary>What cannot cross.</summary>
internal sealed class RefusedCodec(Type type) : ValueCodec
{
    public override void Write(ByteWriter writer, object? value, int depth)
    {
        if (value is not null)
            throw new StageException($"An annotation holds a {type}, which cannot be sent to another process: take `isolation` off this stage, or let the annotation hold plain values.");
    }

    public override object? Read(ByteReader reader) => null;
}

/// <summary>A struct or a sealed class, by its fields.</summary>
internal sealed class FieldsCodec(Type type) : ValueCodec
{
    private (FieldInfo Field, ValueCodec Codec)[]? _fields;

    /// <summary>Made when first used: a field may be of the type itself.</summary>
    private (FieldInfo Field, ValueCodec Codec)[] Fields => _fields ??= [.. FieldsOf(type).Select(static one => (one, Of(one.FieldType)))];

    public override void Write(ByteWriter writer, object? value, int depth)
    {
        if (depth > MaxDepth)
            throw new StageException($"An annotation holds a {type} that nests deeper than {MaxDepth} values: is there a cycle?");
        writer.Write(value is not null);
        if (value is null)
            return;
        foreach (var (field, codec) in Fields)
            codec.Write(writer, field.GetValue(value), depth + 1);
    }

    public override object? Read(ByteReader reader)
    {
        if (!reader.Read<bool>())
            return null;
        var value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var (field, codec) in Fields)
            field.SetValue(value, codec.Read(reader));
        return value;
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object) && declaring != typeof(ValueType); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }
}

/// <summary>A value of the type or of one derived from it, whose name goes before it.</summary>
internal sealed class TaggedCodec(Type type) : ValueCodec
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Type> _types = new(StringComparer.Ordinal);

    public override void Write(ByteWriter writer, object? value, int depth)
    {
        writer.WriteString(value?.GetType().AssemblyQualifiedName);
        if (value is not null)
            Inner(value.GetType()).Write(writer, value, depth + 1);
    }

    public override object? Read(ByteReader reader) => reader.ReadString() is { } name ? Inner(_types.GetOrAdd(name, Resolve)).Read(reader) : null;

    private ValueCodec Inner(Type actual) => actual.IsSealed || actual.IsArray || actual.IsGenericType ? Of(actual) : new FieldsCodec(actual);

    /// <summary>By the load context of the type that is known: a plugin's own.</summary>
    private Type Resolve(string name)
    {
        var context = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(type.Assembly);
        return Type.GetType(name)
            ?? Type.GetType(name, assembly => context?.LoadFromAssemblyName(assembly), typeResolver: null)
            ?? throw new StageException($"The type {name} is not known in this process.");
    }
}
