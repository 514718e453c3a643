using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Pipeline.Export.Json;

/// <summary>A public property of an annotation, or of a value within one.</summary>
internal sealed class AnnotationProperty
{
    private static readonly ConcurrentDictionary<Type, AnnotationProperty[]> Known = new();

    private readonly PropertyInfo _property;

    private AnnotationProperty(PropertyInfo property)
    {
        _property = property;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        TopName = TopNameOf(Name);
    }

    /// <summary>The name in camelCase.</summary>
    public string Name { get; }

    /// <summary>The name beside <c>start</c>, <c>end</c> and <c>origin</c>.</summary>
    public string TopName { get; }

    /// <inheritdoc cref="TopName"/>
    public static string TopNameOf(string name) => name is "start" or "end" or "origin" ? name + "_" : name;

    /// <summary>Whether this is what the annotation annotates.</summary>
    public bool IsSpan => _property.Name == nameof(IAnnotation.Span) && _property.PropertyType == typeof(TextSpan);

    /// <summary>The properties of a type in declaration order, those of its base types first.</summary>
    public static AnnotationProperty[] Of(Type type) => Known.GetOrAdd(type, static type => [.. type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
        .OrderBy(static property => Depth(property.DeclaringType))
        .ThenBy(static property => property.MetadataToken)
        .DistinctBy(static property => property.Name, StringComparer.Ordinal)
        .Select(static property => new AnnotationProperty(property))]);

    /// <exception cref="StageException">The property throws.</exception>
    public object? Get(object owner, ILayer layer)
    {
        try
        {
            return _property.GetValue(owner);
        }
        catch (TargetInvocationException e)
        {
            throw new StageException($"The property `{_property.Name}` of the layer `{layer.Name}` cannot be read: {e.InnerException?.Message}", e.InnerException ?? e);
        }
    }

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);
}
