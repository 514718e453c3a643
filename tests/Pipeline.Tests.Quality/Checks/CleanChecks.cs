using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Clean;
using Pipeline.Clean.Html;
using Pipeline.Clean.Mojibake;
using Pipeline.Clean.Text;
using Pipeline.Tests.Quality.Tasks;

namespace Pipeline.Tests.Quality.Checks;

/// <summary>What must hold of <c>clean</c> on every development page: text where the gold has some, each span at its place in the HTML, no two words glued;
/// and the cases of ftfy.</summary>
internal static class CleanChecks
{
    private const int Spans = 200, Shown = 20;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        Ftfy(Path.Combine(arguments.Data, "clean/ftfy_cases.json"));
        return await PagesAsync(arguments);
    }

    private static async Task<int> PagesAsync(Arguments arguments)
    {
        var task = new CleanTask();
        var stage = new CleanStage(new CleanOptions());
        var random = new Random(1);
        int pages = 0, spans = 0, misplaced = 0, empty = 0, glued = 0, joints = 0, split = 0, kept = 0, planteds = 0, found = 0;
        foreach (var gold in await Measurement.ReadAsync(Path.Combine(arguments.Data, task.Golds[0])))
        {
            var before = task.Read(gold, arguments);
            var document = await stage.ProcessAsync(before, CancellationToken.None);
            pages++;
            var goldText = gold["text"]!.ToString();
            if (document.Text.Length == 0)
            {
                if (goldText.Length > 0)
                {
                    empty++;
                    Console.WriteLine($"  {gold["id"]}: no text; the page's HTML has {(Letters(before.Text).Contains(Letters(goldText)[..Math.Min(20, Letters(goldText).Length)], StringComparison.Ordinal) ? "it" : "none of it")}");
                }

                continue;
            }

            for (var i = 0; i < Spans; i++)
            {
                var block = document.Layer<Block>()[random.Next(document.Layer<Block>().Count)];
                var start = random.Next(block.Span.Start, block.Span.End);
                var end = random.Next(start + 1, Math.Min(block.Span.End, start + 80) + 1);
                spans++;
                var origin = document.Origin.ToOriginal(new TextSpan(start, end));
                var source = Read(document.Original, origin);
                if (Holds(Ink(source), Ink(document.Text[start..end])) || Holds(Ink(UnicodeRepair.Of(source, isPlain: false).Apply(source)), Ink(document.Text[start..end])))
                    continue;
                if (misplaced++ < Shown)
                    Console.WriteLine($"  {gold["id"]}: `{document.Text[start..end]}` stands at `{origin.In(document.Original)}`");
            }

            if (GlueOne(document, random) is { } planted)
            {
                planteds++;
                found += GluedWords.In(planted).Count(static one => one.IsBreak) == GluedWords.In(document).Count(static one => one.IsBreak) + 1 ? 1 : 0;
            }

            var (known, pairs) = WordsOf(goldText);
            foreach (var (left, right, between, isBreak) in GluedWords.In(document))
            {
                joints++;
                var isTwo = pairs.Contains(left + " " + right) && !known.Contains(left + right);
                glued += isBreak ? 1 : 0;
                split += !isBreak && isTwo ? 1 : 0;
                kept += !isBreak && known.Contains(left + right) ? 1 : 0;
                if (isBreak || (isTwo && split <= Shown))
                    Console.WriteLine($"  {gold["id"]}: {(isBreak ? "glued" : "two words of the gold")} `{left}|{right}` over `{between[..Math.Min(between.Length, 80)].ReplaceLineEndings(" ")}`");
            }
        }

        Console.WriteLine($"{pages} pages: {spans} spans, {misplaced} not at their place; {empty} without text where the gold has some");
        Console.WriteLine($"{glued} words glued over a break; the check finds {found} of {planteds} that are made so on purpose");
        Console.WriteLine($"{joints} words over tags alone, as browsers join them: {kept} are words of the gold, {split} two words there");
        return glued == 0 && misplaced == 0 && empty == 0 ? 0 : 1;
    }

    /// <summary>The document with one end of a line between two words taken out; null when it has none.</summary>
    private static Document? GlueOne(Document document, Random random)
    {
        var text = document.Text;
        var from = random.Next(text.Length);
        for (var i = Math.Max(1, from); i + 1 < text.Length; i++)
        {
            if (text[i] == '\n' && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]))
                return document.Edit(TextEdits.Of([new TextEdit(new TextSpan(i, i + 1), "")]));
        }

        return null;
    }

    private static (HashSet<string> Known, HashSet<string> Pairs) WordsOf(string gold)
    {
        var words = Words(gold).ToList();
        return (words.ToHashSet(StringComparer.OrdinalIgnoreCase), words.Zip(words.Skip(1), static (a, b) => a + " " + b).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The reading matter in a part of a page: tags out, references decoded.</summary>
    private static string Read(string source, TextSpan span)
    {
        var text = new StringBuilder();
        var part = span.In(source);
        while (!part.IsEmpty)
        {
            var tag = part.IndexOf('<');
            text.Append(HtmlEntities.Decode(tag < 0 ? part : part[..tag]));
            if (tag < 0)
                break;
            part = part[tag..];
            var close = part.StartsWith("<!--", StringComparison.Ordinal) ? part.IndexOf("-->", StringComparison.Ordinal) + 2 : part.IndexOf('>');
            if (close < 1 || part.Length < 2 || !(char.IsAsciiLetter(part[1]) || part[1] is '/' or '!'))
            {
                text.Append('<');
                part = part[1..];
                continue;
            }

            part = part[(close + 1)..];
        }

        return text.ToString();
    }

    /// <summary>Whether a text has another in it, in order: words that are hidden between are left out of the text.</summary>
    private static bool Holds(string source, string text)
    {
        var at = 0;
        foreach (var c in source)
            at += at < text.Length && text[at] == c ? 1 : 0;
        return at == text.Length;
    }

    /// <summary>What is printed: without white space, and in form C, as the text is.</summary>
    private static string Ink(string text) => string.Concat(Composition.Of(text).Apply(text).Where(static c => !Characters.IsSpace(c) && !Characters.IsNoise(c)));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isWord && start < 0)
                start = i;
            if (isWord || start < 0)
                continue;
            yield return text[start..i].ToLowerInvariant();
            start = -1;
        }
    }

    private static void Ftfy(string path)
    {
        var cases = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        foreach (var expected in (string[])["pass", "fail"])
        {
            int all = 0, right = 0;
            foreach (var one in cases.Where(one => one!["expect"]!.ToString() == expected))
            {
                all++;
                var text = one!["original"]!.ToString();
                var repaired = UnicodeRepair.Of(text, isPlain: true).Apply(text);
                if (Straight(repaired) == Straight(one["fixed"]!.ToString()))
                    right++;
                else
                    Console.WriteLine($"  ftfy {expected}: {text} -> {repaired}, expected {one["fixed"]}");
            }

            Console.WriteLine($"ftfy, cases that it marks as {expected}: {right} of {all}");
        }
    }

    /// <summary>Straight quotes are its choice; controls are taken out by another step.</summary>
    private static string Straight(string text) =>
        string.Concat(text.Select(static c => c switch { '‘' or '’' or '‚' or '\u201B' or '\u02BC' => '\'', '“' or '”' or '„' or '\u201F' => '"', _ => c }).Where(static c => c is >= ' ' or '\n'));
}
