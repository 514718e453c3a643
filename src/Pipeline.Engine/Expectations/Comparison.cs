using System.Globalization;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Engine.Expectations;

/// <summary>Compares what is expected with what is there. Of a mapping, only the keys that are expected count.</summary>
internal static class Comparison
{
    /// <summary>The first difference; null when there is none.</summary>
    /// <param name="expected">From the pipeline file.</param>
    /// <param name="got">What is there.</param>
    /// <param name="path">The way to it, such as <c>quotes[0].speaker</c>.</param>
    public static Mismatch? Find(YamlNode expected, Fact got, string path) => expected switch
    {
        YamlScalar scalar => IsEqual(scalar, got) ? null : new Mismatch(path, scalar.Span, $"{path}: expected {Words.Describe(scalar)}, got {Describe(got)}"),
        YamlSequence list when got is Fact.Sequence items => FindIn(list, items, path),
        YamlMapping mapping when got is Fact.Mapping values => FindIn(mapping, values, path),
        _ => new Mismatch(path, expected.Span, $"{path}: expected {Words.Describe(expected)}, got {Describe(got)}"),
    };

    public static string Describe(Fact fact) => fact switch
    {
        Fact.Scalar scalar => Words.Code(scalar.Text),
        Fact.Mapping { Short: { } text } => Words.Code(text),
        Fact.Mapping => "a mapping",
        Fact.Sequence { Items.Length: var count } => $"a list of {Words.Number(count)}",
        _ => "nothing",
    };

    /// <summary>The whole of it on a line of a difference.</summary>
    public static string Line(Fact.Mapping annotation) => Words.Safe(annotation.Short ?? "");

    private static Mismatch? FindIn(YamlSequence expected, Fact.Sequence got, string path)
    {
        for (var i = 0; i < Math.Min(expected.Items.Length, got.Items.Length); i++)
        {
            if (Find(expected.Items[i], got.Items[i], $"{path}[{Words.Number(i)}]") is { } mismatch)
                return mismatch;
        }

        return expected.Items.Length == got.Items.Length
            ? null
            : new Mismatch(path, expected.Span, $"{path}: expected {Words.Number(expected.Items.Length)}, got {Words.Number(got.Items.Length)}");
    }

    private static Mismatch? FindIn(YamlMapping expected, Fact.Mapping got, string path)
    {
        foreach (var (key, value) in expected.Entries)
        {
            var there = got.Entries.FirstOrDefault(entry => Plain(entry.Key) == Plain(key.Value)).Value;
            if (there is null && !(value is YamlScalar scalar && ValueBinder.IsNull(scalar)))
                return new Mismatch(path, key.Span, $"{path}: there is no {Words.Code(key.Value)}{(got.Entries.IsEmpty ? "" : $"; there are {Words.All(got.Entries.Select(static entry => entry.Key))}")}");
            if (there is not null && Find(value, there, $"{path}.{key.Value}") is { } mismatch)
                return mismatch;
        }

        return null;
    }

    /// <summary>Names are the same in kebab, camel and snake case.</summary>
    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static bool IsEqual(YamlScalar expected, Fact got)
    {
        if (ValueBinder.IsNull(expected))
            return got is Fact.None;
        return got switch
        {
            Fact.Scalar { Number: { } number } => IsNumber(expected.Value, number),
            Fact.Scalar scalar => scalar.Text == Trimmed(expected) || scalar.Text == expected.Value,
            Fact.Mapping { Short: { } text } => text == Trimmed(expected) || text == expected.Value,
            _ => false,
        };
    }

    /// <summary>The line break that ends a YAML block is none of the text.</summary>
    public static string Trimmed(YamlScalar scalar) => scalar.Value.EndsWith('\n') ? scalar.Value[..^1] : scalar.Value;

    /// <summary>To the digits that are expected: a confidence of 0.93 is met by 0.9312.</summary>
    private static bool IsNumber(string expected, double got)
    {
        if (!double.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return false;
        var point = expected.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? number.Equals(got) : Math.Abs(number - got) <= 0.5 * Math.Pow(10, point + 1 - expected.Length);
    }
}
