using System.Collections;
using System.Collections.Immutable;

namespace Pipeline.Engine.Configuration.Binding;

/// <summary>A type whose values are lists, or mappings with any keys.</summary>
/// <param name="Type">The type itself.</param>
/// <param name="Item">The type of what is in it.</param>
/// <param name="IsDictionary">Whether it has keys.</param>
internal sealed record CollectionType(Type Type, Type Item, bool IsDictionary)
{
    private static readonly Type[] s_lists =
    [
        typeof(List<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(ICollection<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>),
        typeof(HashSet<>), typeof(ISet<>), typeof(IReadOnlySet<>), typeof(ImmutableArray<>),
    ];

    private static readonly Type[] s_dictionaries = [typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    /// <summary>The collection type of a .NET type; null when it is none that can be bound.</summary>
    public static CollectionType? Of(Type type)
    {
        if (type is { IsArray: true } && type.GetArrayRank() == 1)
            return new CollectionType(type, type.GetElementType()!, false);
        if (!type.IsGenericType)
            return null;
        var definition = type.GetGenericTypeDefinition();
        if (s_lists.Contains(definition))
            return new CollectionType(type, type.GenericTypeArguments[0], false);
        return s_dictionaries.Contains(definition) && type.GenericTypeArguments[0] == typeof(string)
            ? new CollectionType(type, type.GenericTypeArguments[1], true)
            : null;
    }

    /// <summary>A collection of this type with these items.</summary>
    public object Make(List<object?> items)
    {
        var array = Array.CreateInstance(Item, items.Count);
        ((ICollection)items.ToArray()).CopyTo(array, 0);
        if (Type.IsAssignableFrom(array.GetType()) && (Type.IsArray || Type.IsInterface && Type.GetGenericTypeDefinition() is var definition
            && definition != typeof(IList<>) && definition != typeof(ICollection<>)))
        {
            return array;
        }

        if (Type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return typeof(ImmutableArray).GetMethods().First(static method => method is { Name: "Create" } && method.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(Item).Invoke(null, [array])!;
        var list = typeof(List<>).MakeGenericType(Item);
        var concrete = Type.IsAssignableFrom(list) ? list : typeof(HashSet<>).MakeGenericType(Item);
        return Activator.CreateInstance(concrete, array)!;
    }
}
