using System.Globalization;
using System.Text;
using Pipeline.Clean.Html;
using Pipeline.Clean.Metadata;
using Pipeline.Tests.Quality.Tasks;

namespace Pipeline.Tests.Quality.Checks;

/// <summary>Title, author and day of the article pages beside the gold's, for people to read where they disagree: some of the gold is wrong.</summary>
internal static class FieldChecks
{
    public const string Name = "check-fields";

    private static readonly string[] Fields = [MetadataKeys.Title, MetadataKeys.Author, MetadataKeys.Published];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var task = new CleanTask();
        var table = new StringBuilder("field\tid\tgold\tours\tfrom\tgold is\tall that the page says\n");
        var right = new int[Fields.Length];
        var all = new int[Fields.Length];
        var causes = Fields.Select(static _ => new SortedDictionary<string, int>(StringComparer.Ordinal)).ToArray();
        foreach (var gold in await Measurement.ReadAsync(Path.Combine(arguments.Data, task.Golds[0])))
        {
            if (gold["type"]!.ToString() != "article")
                continue;
            var html = task.Read(gold, arguments).Text;
            var read = PageMetadata.Read(HtmlScanner.Scan(html));
            for (var i = 0; i < Fields.Length; i++)
            {
                if (gold[Fields[i]]?.ToString() is not { Length: > 0 } expected)
                    continue;
                all[i]++;
                var field = read.Find(field => field.Key == Fields[i]);
                var cause = "as ours";
                if (Fold(Fields[i], field?.Value) == Fold(Fields[i], expected))
                    right[i]++;
                else
                    causes[i][cause = Cause(Fields[i], expected, field, html)] = causes[i].GetValueOrDefault(cause) + 1;
                table.Append(CultureInfo.InvariantCulture, $"{Fields[i]}\t{gold["id"]}\t{Cell(expected)}\t{Cell(field?.Value)}\t{field?.Source}\t{cause}\t")
                    .AppendJoin("; ", (field?.Others ?? []).Select(static other => $"{other.Source}: {Cell(other.Value)}")).Append('\n');
            }
        }

        for (var i = 0; i < Fields.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Fields[i],-10} {right[i]} of {all[i]} as the gold has it: {(double)right[i] / all[i]:0.000}"));
            foreach (var (cause, count) in causes[i].OrderByDescending(static cause => cause.Value))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,4}  {cause}"));
        }

        var path = Path.Combine(arguments.Out, "fields.tsv");
        await File.WriteAllTextAsync(path, table.ToString());
        Console.WriteLine($"Page by page, with all that each says: {path}");
        return 0;
    }

    private static string Cause(string key, string expected, PageField? field, string html)
    {
        foreach (var (value, source) in field?.Others ?? [])
        {
            if (Fold(key, value) == Fold(key, expected))
                return $"the gold has what stands in {source}, ours is from {field!.Source}";
        }

        var stands = key == MetadataKeys.Published ? html.Contains(expected[..Math.Min(10, expected.Length)], StringComparison.Ordinal) : html.Contains(expected, StringComparison.OrdinalIgnoreCase);
        return (stands ? "the gold's stands elsewhere in the page" : "the gold's does not stand in the page so") + (field is null ? ", ours is none" : "");
    }

    /// <summary>As the scorer compares: without case and marks; of a time, the day.</summary>
    private static string Fold(string key, string? value)
    {
        if (value is null)
            return "";
        if (key == MetadataKeys.Published)
            return value[..Math.Min(10, value.Length)];
        return string.Join(' ', new string([.. value.ToLowerInvariant().Select(static c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Cell(string? value) => (value ?? "").ReplaceLineEndings(" ").Replace('\t', ' ');
}
