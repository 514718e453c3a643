using System.Text.Json.Nodes;
using Pipeline.Clean.Article;
using Pipeline.Clean.Html;
using Pipeline.Clean.Text;

namespace Pipeline.Tests.Quality.Training.Clean;

/// <summary>Trains the model of <c>clean</c> on the development pages and writes its weights; with <c>--all</c>, measures it first by five-fold cross-validation.</summary>
internal static class CleanTraining
{
    private const int Folds = 5;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var gold = Path.Combine(arguments.Data, "clean/wcxb_dev.jsonl.gz");
        var pages = GoldPage.ReadAll(gold);
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(static page => page.Blocks.Length)} blocks, {pages.Select(static page => page.Site).Distinct().Count()} sites");
        if (arguments.All)
            await ValidateAsync(pages, gold, arguments);
        else
            Write(ModelTrainer.Train(pages), Path.Combine(Arguments.Root(), "plugins/Pipeline.Clean/Article/article.weights"));
        return 0;
    }

    private static async Task ValidateAsync(List<GoldPage> pages, string gold, Arguments arguments)
    {
        var fold = ModelTrainer.FoldsOf(pages, Folds);
        var scores = new (ArticleBlock[] Blocks, float[] Scores)[pages.Count];
        for (var k = 0; k < Folds; k++)
        {
            var model = ModelTrainer.Train([.. pages.Where((_, i) => fold[i] != k)]).Model();
            for (var i = 0; i < pages.Count; i++)
            {
                if (fold[i] != k)
                    continue;
                var blocks = BlockReader.Read(pages[i].Page, model.Words);
                scores[i] = (blocks, model.Score(pages[i].Page, blocks, pages[i].Title));
            }

            Console.WriteLine($"fold {k + 1} of {Folds}");
        }

        var words = pages.Select(static page => page.Blocks.Select(block => GoldPage.Words(page.Page, block)).ToArray()).ToArray();
        foreach (var threshold in (ReadOnlySpan<float>)[-1, -0.6f, -0.4f, -0.2f, 0, 0.2f, 0.4f, 0.6f])
        {
            var f = Enumerable.Range(0, pages.Count).Select(i => F1(words[i].Where((_, b) => scores[i].Scores[b] > threshold), pages[i].Gold)).ToArray();
            Console.WriteLine($"threshold {threshold,5}: articles {Mean(f, pages, "article"):0.0000}, all {f.Average():0.0000}");
        }

        var ideal = Enumerable.Range(0, pages.Count).Select(i => F1(words[i].Where((_, b) => pages[i].Labels[b] >= 0.5f), pages[i].Gold)).ToArray();
        Console.WriteLine($"by the labels: articles {Mean(ideal, pages, "article"):0.0000}, all {ideal.Average():0.0000}");

        var prediction = Path.Combine(arguments.Out, "clean-cv.jsonl");
        await using (var file = new StreamWriter(prediction))
        {
            for (var i = 0; i < pages.Count; i++)
            {
                var chosen = ArticleChoice.Of(pages[i].Page, scores[i].Blocks, scores[i].Scores).Chosen;
                await file.WriteLineAsync(new JsonObject { ["id"] = pages[i].Id, ["text"] = Text(pages[i].Page, chosen) }.ToJsonString());
            }
        }

        await using (var file = new StreamWriter(Path.Combine(arguments.Out, "clean-cv-blocks.jsonl")))
        {
            for (var i = 0; i < pages.Count; i++)
            {
                var blocks = pages[i].Blocks.Select((block, b) => (JsonNode)new JsonArray(scores[i].Scores[b], pages[i].Labels[b], block.Text.Words, PageBlock.Text(pages[i].Page, block.First, block.End)));
                await file.WriteLineAsync(new JsonObject { ["id"] = pages[i].Id, ["type"] = pages[i].Type, ["site"] = pages[i].Site, ["blocks"] = new JsonArray([.. blocks]) }.ToJsonString());
            }
        }

        Console.WriteLine(await new Scorer(arguments.Eval).RunAsync("score_clean.py", gold, prediction));
    }

    private static string Text(HtmlPage page, bool[] chosen)
    {
        var (edits, blocks) = PageText.Write(page, chosen);
        var document = Document.FromText("page", page.Source, "text/html").Edit(edits);
        var content = BlockKinds.Classify(document.Text, blocks, isPlain: false).Where(static block => block.IsContent && block.Kind is not BlockKind.Caption);
        return string.Join("\n\n", content.Select(block => block.Span.In(document.Text).ToString()));
    }

    private static double F1(IEnumerable<List<uint>> blocks, uint[] gold)
    {
        var left = gold.GroupBy(static word => word).ToDictionary(static group => group.Key, static group => group.Count());
        int found = 0, all = 0;
        foreach (var word in blocks.SelectMany(static block => block))
        {
            all++;
            if (left.TryGetValue(word, out var count) && count > 0)
            {
                found++;
                left[word] = count - 1;
            }
        }

        return all + gold.Length == 0 ? 1 : 2.0 * found / (all + gold.Length);
    }

    private static double Mean(double[] values, List<GoldPage> pages, string type) => values.Where((_, i) => pages[i].Type == type).Average();

    private static void Write(ModelTrainer.Result result, string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        foreach (var table in new[] { result.Words, result.Names })
        {
            writer.Write(table.Count);
            foreach (var (token, weight) in table)
            {
                writer.Write(token);
                writer.Write(TokenTable.Stored(weight));
            }
        }

        result.First.Write(writer);
        result.Second.Write(writer);
        Console.WriteLine($"wrote {path}: {writer.BaseStream.Position} bytes");
    }
}
