using System.Collections.Immutable;
using Pipeline.Engine.Comparing;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Expectations;

/// <summary>Compares the annotations of a layer with a list of what is expected, item by item, and shows the difference as <c>diff</c> would.</summary>
internal static class ListComparison
{
    /// <summary>All differences, and the lines of the diff; both empty when there is none.</summary>
    /// <param name="expected">From the pipeline file.</param>
    /// <param name="got">The annotations.</param>
    /// <param name="path">The layer.</param>
    /// <param name="diff">Lines that begin with a blank, <c>-</c> (expected) or <c>+</c> (there).</param>
    public static ImmutableArray<Mismatch> Find(YamlSequence expected, ImmutableArray<Fact.Mapping> got, string path, out ImmutableArray<string> diff)
    {
        var mismatches = ImmutableArray.CreateBuilder<Mismatch>();
        var lines = ImmutableArray.CreateBuilder<string>();
        var pairs = Alignment.Of(expected.Items.Length, got.Length, (i, j) => Comparison.Find(expected.Items[i], got[j], "") is null);
        pairs.Add((expected.Items.Length, got.Length));
        int e = 0, g = 0;
        foreach (var (nextExpected, nextGot) in pairs)
        {
            Unmatched(expected, got, (e, nextExpected), (g, nextGot), path, mismatches, lines);
            if (nextGot < got.Length)
                lines.Add("  " + Comparison.Line(got[nextGot]));
            e = nextExpected + 1;
            g = nextGot + 1;
        }

        diff = mismatches.Count == 0 ? [] : lines.ToImmutable();
        return mismatches.ToImmutable();
    }

    /// <summary>Items between two that match: those side by side differ in something, the rest is missing or too much.</summary>
    private static void Unmatched(
        YamlSequence expected, ImmutableArray<Fact.Mapping> got, (int Start, int End) wanted, (int Start, int End) there, string path,
        ImmutableArray<Mismatch>.Builder mismatches, ImmutableArray<string>.Builder lines)
    {
        for (var i = wanted.Start; i < wanted.End; i++)
        {
            var item = expected.Items[i];
            var place = $"{path}[{Words.Number(i)}]";
            var beside = there.Start + (i - wanted.Start);
            mismatches.Add(beside < there.End
                ? Comparison.Find(item, got[beside], place) ?? new Mismatch(place, item.Span, $"{place}: stands elsewhere in the list")
                : new Mismatch(place, item.Span, $"{place}: expected {Show(item)}, and it is not there"));
            lines.Add("- " + Line(item));
        }

        for (var i = there.Start; i < there.End; i++)
        {
            if (i - there.Start >= wanted.End - wanted.Start)
                mismatches.Add(new Mismatch(path, expected.Span, $"{path}: {Comparison.Describe(got[i])} is there, and not expected"));
            lines.Add("+ " + Comparison.Line(got[i]));
        }
    }

    private static string Show(YamlNode item) =>
        item is YamlMapping mapping ? string.Join(", ", mapping.Entries.Select(static entry => $"{entry.Key.Value}: {Words.Describe(entry.Value)}")) : Words.Describe(item);

    private static string Line(YamlNode item) => item switch
    {
        YamlScalar scalar => Words.Safe(Comparison.Trimmed(scalar)),
        YamlMapping mapping when mapping["text"] is { Value: YamlScalar text } => Words.Safe(Comparison.Trimmed(text)),
        _ => Show(item),
    };
}
