using System.Collections.Immutable;
using System.Reflection;

namespace Pipeline.Testing;

/// <summary>What the attributes of a stage's class say.</summary>
internal sealed record StageContract(
    string Name,
    StageAttribute? Attribute,
    ImmutableArray<Type> Requires,
    ImmutableArray<Type> Uses,
    ImmutableArray<Type> Provides,
    bool ChangesText,
    bool IsShared,
    bool IsExport)
{
    public static StageContract Of(Type stage)
    {
        var attribute = stage.GetCustomAttribute<StageAttribute>(inherit: false);
        return new StageContract(
            attribute?.Name ?? stage.Name,
            attribute,
            Kinds(stage, typeof(RequiresAttribute<>)),
            Kinds(stage, typeof(UsesAttribute<>)),
            Kinds(stage, typeof(ProvidesAttribute<>)),
            stage.IsDefined(typeof(ChangesTextAttribute), inherit: false),
            stage.IsDefined(typeof(SharedAttribute), inherit: false),
            typeof(ICheckpoint).IsAssignableFrom(stage));
    }

    public IEnumerable<string> Faults()
    {
        if (Attribute is null)
            yield return $"the class has no [Stage(name, description)], so that YAML cannot name it.";
        else if (!IsKebabCase(Attribute.Name))
            yield return $"the name `{Attribute.Name}` is not in kebab-case: lower-case letters and digits in words joined by `-`.";
        if (Attribute is not null && string.IsNullOrWhiteSpace(Attribute.Description))
            yield return "[Stage] has no description.";
        if (IsExport && !IsShared)
            yield return "a stage that implements ICheckpoint is one instance for all lanes: its class must be [Shared].";
        foreach (var kind in Requires.Intersect(Uses))
            yield return $"it both requires and uses {kind.Name}: requiring says it all.";
        foreach (var kind in Provides)
        {
            if (!IsKebabCase(LayerName(kind)))
                yield return $"the layer name `{LayerName(kind)}` of {kind.Name} is not in kebab-case.";
        }
    }

    public static string LayerName(Type kind) =>
        (string?)typeof(LayerNames<>).MakeGenericType(kind).GetField(nameof(LayerNames<Token>.Value))!.GetValue(null) ?? "";

    private static ImmutableArray<Type> Kinds(Type stage, Type attribute) =>
    [
        .. stage.GetCustomAttributes(inherit: false)
            .Select(static item => item.GetType())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == attribute)
            .Select(static type => type.GetGenericArguments()[0]),
    ];

    private static bool IsKebabCase(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name[^1] is not '-' && !name.Contains("--", StringComparison.Ordinal)
        && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-');

    private static class LayerNames<T>
        where T : struct, IAnnotation<T>
    {
        public static readonly string Value = T.LayerName;
    }
}
