using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pipeline.Engine.Isolation.Wire;

/// <summary>Values of one type, exactly: by all of their fields, whatever these are called and whoever may see them.</summary>
internal abstract class ValueCodec
{
    /// <summary>Deeper than any annotation that ends; a cycle does not.</summary>
    protected const int MaxDepth = 100;

    private static readonly ConcurrentDictionary<Type, Lazy<ValueCodec>> s_known = new();

    /// <summary>The codec of a type, made once.</summary>
    public static ValueCodec Of(Type type) => s_known.GetOrAdd(type, static type => new Lazy<ValueCodec>(() => Make(type))).Value;

    /// <exception cref="StageException">The value holds what cannot cross.</exception>
    public abstract void Write(ByteWriter writer, object? value, int depth);

    public abstract object? Read(ByteReader reader);

    private static ValueCodec Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return new NullableCodec(inner);
        if (type.IsPointer || type.IsByRefLike)
            return new RefusedCodec(type);
        if (type.IsValueType && !HasReferences(type))
            return Generic(typeof(MemoryCodec<>), type);
        if (type == typeof(string))
            return new StringCodec();
        if (type.IsArray)
            return type.GetArrayRank() == 1 ? Generic(typeof(ArrayCodec<>), type.GetElementType()!) : new RefusedCodec(type);
        if (type.IsGenericType && Collection(type) is { } collection)
            return collection;
        if (type.IsInterface || type.IsAbstract || type == typeof(object))
            return new TaggedCodec(type);
        if (IsRefused(type))
            return new RefusedCodec(type);
        return type.IsSealed ? new FieldsCodec(type) : new TaggedCodec(type);
    }

    private static ValueCodec? Collection(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        return definition == typeof(ImmutableArray<>) ? Generic(typeof(ImmutableArrayCodec<>), arguments)
            : definition == typeof(List<>) ? Generic(typeof(ListCodec<>), arguments)
            : definition == typeof(Dictionary<,>) || definition == typeof(ImmutableDictionary<,>) || definition == typeof(ImmutableSortedDictionary<,>)
                ? (ValueCodec)Activator.CreateInstance(typeof(DictionaryCodec<,>).MakeGenericType(arguments), definition)!
            : null;
    }

    /// <summary>What has a meaning in its own process alone; and classes of the framework, whose fields may not mean the same there: hashes do not.</summary>
    private static bool IsRefused(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Task).IsAssignableFrom(type) || typeof(Stream).IsAssignableFrom(type)
        || (type.Assembly == typeof(object).Assembly && !typeof(ITuple).IsAssignableFrom(type) && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            && type != typeof(Uri) && type != typeof(Version));

    private static bool HasReferences(Type type) =>
        (bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(type).Invoke(null, null)!;

    private static ValueCodec Generic(Type codec, params Type[] arguments) => (ValueCodec)Activator.CreateInstance(codec.MakeGenericType(arguments))!;
}
