using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Pipeline.Exec.Wire;

/// <summary>A property of an annotation, or of a value within one, that can be read and set.</summary>
internal sealed class KindProperty
{
    private static readonly ConcurrentDictionary<Type, KindProperty[]> s_known = new();

    private KindProperty(PropertyInfo property)
    {
        Property = property;
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Name = name;
        TopName = name is "start" or "end" or "origin" ? name + "_" : name;
    }

    public PropertyInfo Property { get; }

    /// <summary>The name in JSON, in camelCase.</summary>
    public string Name { get; }

    /// <summary>The name beside <c>start</c>, <c>end</c> and <c>origin</c>.</summary>
    public string TopName { get; }

    /// <summary>Whether this is what the annotation annotates.</summary>
    public bool IsSpan => Property.Name == nameof(IAnnotation.Span) && Property.PropertyType == typeof(TextSpan);

    /// <summary>Those of a type, in declaration order.</summary>
    public static KindProperty[] Of(Type type) => s_known.GetOrAdd(type, static type => [.. type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property is { GetMethod.IsPublic: true, SetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0)
        .OrderBy(static property => property.MetadataToken)
        .Select(static property => new KindProperty(property))]);
}
