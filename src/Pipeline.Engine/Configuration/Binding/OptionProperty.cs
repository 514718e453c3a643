using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace Pipeline.Engine.Configuration.Binding;

/// <summary>One option: a public property of an options class that can be read and set.</summary>
internal sealed class OptionProperty
{
    private OptionProperty(PropertyInfo property)
    {
        Property = property;
        Key = JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);
        Rules = [.. property.GetCustomAttributes<ValidationAttribute>(inherit: true)];
        IsNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).WriteState != NullabilityState.NotNull);
    }

    /// <summary>The key in YAML: the name in kebab-case.</summary>
    public string Key { get; }

    public PropertyInfo Property { get; }

    public IReadOnlyList<ValidationAttribute> Rules { get; }

    /// <summary>Whether <c>null</c> may be written.</summary>
    public bool IsNullable { get; }

    /// <summary>What the option does, as part of a sentence; null when its author does not say.</summary>
    public string? Description
    {
        get
        {
            var text = Property.GetCustomAttribute<DescriptionAttribute>()?.Description.Trim().TrimEnd('.');
            return string.IsNullOrEmpty(text) ? null : text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
        }
    }

    public bool IsRequired => Rules.Any(static rule => rule is RequiredAttribute);

    public RangeAttribute? Range => Rules.OfType<RangeAttribute>().FirstOrDefault();

    /// <summary>Whether the value is not to be shown to people.</summary>
    public bool IsSecret =>
        Property.GetCustomAttribute<PasswordPropertyTextAttribute>() is { Password: true }
        || Rules.Any(static rule => rule is DataTypeAttribute { DataType: DataType.Password });

    public object? ValueOf(object options) => Property.GetValue(options);

    /// <summary>The options of a class, in the order of declaration, those of its base class first.</summary>
    public static IReadOnlyList<OptionProperty> Of(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property is { CanRead: true, SetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0)
            .OrderBy(static property => Depth(property.DeclaringType))
            .ThenBy(static property => property.MetadataToken)
            .DistinctBy(static property => property.Name)
            .Select(static property => new OptionProperty(property)),
    ];

    private static int Depth(Type? type)
    {
        var depth = 0;
        for (; type is not null; type = type.BaseType)
            depth++;
        return depth;
    }
}
