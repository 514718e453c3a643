using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning;

/// <summary>Gives every stage of a file an id of its own.</summary>
internal static class StageIds
{
    /// <summary>What an explicit id may be.</summary>
    public const string Words = "a name of letters, digits, `-`, `_` and `.`";

    private const int MaxLength = 64;

    /// <summary>Whether a text can be an id.</summary>
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(id[0]) && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>The ids in order: the explicit ones as they are, the others by name, <c>name-2</c>, <c>name-3</c>.</summary>
    /// <param name="stages">The name, and the explicit id with its place, of each stage.</param>
    /// <param name="diagnostics">Where duplicates go.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<(string Name, string? Id, TextSpan Span)> stages, Diagnostics diagnostics)
    {
        var taken = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            if (stage.Id is null || taken.TryAdd(stage.Id, stage.Span))
                continue;
            diagnostics.Add(
                DiagnosticCodes.DuplicateId, stage.Span, $"two stages have the id {Configuration.Words.Code(stage.Id)}", "second time",
                notes: new DiagnosticNote(taken[stage.Id], "first time"));
        }

        var ids = new List<string>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            var id = stage.Id ?? stage.Name;
            while (stage.Id is null && !taken.TryAdd(id, default))
            {
                var number = numbers[stage.Name] = numbers.GetValueOrDefault(stage.Name, 1) + 1;
                id = $"{stage.Name}-{Configuration.Words.Number(number)}";
            }

            ids.Add(id);
        }

        return ids;
    }
}
