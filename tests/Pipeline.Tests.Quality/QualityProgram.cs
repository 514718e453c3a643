using Pipeline.Tests.Quality.Checks;
using Pipeline.Tests.Quality.Tasks;
using Pipeline.Tests.Quality.Training;
using Pipeline.Tests.Quality.Training.Clean;
using Pipeline.Tests.Quality.Training.Quotes;

namespace Pipeline.Tests.Quality;

/// <summary>The verbs of the program.</summary>
internal static class QualityProgram
{
    private const string Usage = """
        usage: segment|quotes|summarize|clean|floors|train-segment|train-clean|check-clean|check-fields|compare-clean|compare-summarize|train-summarize|train-quotes|charset-differences [--data DIR] [--eval DIR] [--out DIR] [--all] [gold file…]

          segment, quotes, summarize, clean   run the stages over gold files and print the scorer's table
          floors                              measure everything, and compare with floors.json: exit code 1 when a figure is below its floor
          check-clean                         what must hold of clean on every development page: alignment, no glued words, no lost page; and the cases of ftfy
          check-fields                        title, author and day beside the gold's; page by page to fields.tsv in --out, for people to read
          compare-clean                       the texts that train-clean --all left in --out beside SmartReader's, by the paired bootstrap
          train-clean                         make the weights of clean; with --all, cross-validate them instead
          train-segment                       train the weights of `segment` anew
          compare-summarize                   every method of `summarize`, on every gold file
          train-summarize                     cross-validate and write the weights of `summarize`
          train-quotes                        train the models of `tag-quotes` anew, and score them on articles they have not seen
          charset-differences                 list where the Encoding Standard's indexes, in charsets/ under --data, differ from the tables of .NET
          --all                               whole gold files where a part is the rule (see README.md)
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Parse(args) is not { } arguments)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (!Directory.Exists(arguments.Data) || !Directory.Exists(arguments.Eval))
        {
            Console.WriteLine($"Nothing measured: there is no gold data at {arguments.Data}, or there are no scorers at {arguments.Eval}.");
            return 0;
        }

        Directory.CreateDirectory(arguments.Out);
        return arguments.Verb switch
        {
            "floors" => await Floors.CheckAsync(arguments),
            "train-segment" => await GapTraining.RunAsync(arguments),
            ExtractorComparison.Name => await ExtractorComparison.RunAsync(arguments),
            FieldChecks.Name => await FieldChecks.RunAsync(arguments),
            "check-clean" => await CleanChecks.RunAsync(arguments),
            "train-clean" => await CleanTraining.RunAsync(arguments),
            CompareVerb.Name => await CompareVerb.RunAsync(arguments),
            TrainVerb.Name => await TrainVerb.RunAsync(arguments),
            CharsetDifferences.Name => await CharsetDifferences.RunAsync(arguments),
            "train-quotes" => await QuoteTraining.RunAsync(arguments),
            _ => await PrintAsync(arguments),
        };
    }

    private static async Task<int> PrintAsync(Arguments arguments)
    {
        var task = QualityTasks.All.Single(task => task.Name == arguments.Verb);
        var golds = arguments.Golds.Count > 0 ? arguments.Golds : [.. task.Golds.Select(gold => Path.Combine(arguments.Data, gold))];
        foreach (var gold in golds)
        {
            var measured = await Measurement.RunAsync(task, gold, arguments, forPeople: true);
            Console.WriteLine($"== {task.Name} {Path.GetFileName(gold)}: {measured.Documents} documents, {measured.Lost} skipped or failed");
            Console.WriteLine(measured.Report.TrimEnd());
            Console.WriteLine();
        }

        return 0;
    }
}
