using Pipeline.Tests.Quality.Checks;
using Pipeline.Tests.Quality.Tasks;
using Pipeline.Tests.Quality.Training;

namespace Pipeline.Tests.Quality;

/// <summary>The command line.</summary>
internal sealed record Arguments(string Verb, string Data, string Eval, string Out, bool All, IReadOnlyList<string> Golds)
{
    public static Arguments? Parse(string[] args)
    {
        if (args.Length == 0 || (args[0] is not ("train-quotes" or "floors" or "train-clean" or "check-clean" or FieldChecks.Name or ExtractorComparison.Name or "train-segment" or CompareVerb.Name or TrainVerb.Name or CharsetDifferences.Name) && QualityTasks.All.All(task => task.Name != args[0])))
            return null;
        var root = Root();
        var result = new Arguments(
            args[0], Path.Combine(root, "../shared/data"), Path.Combine(root, "../shared/eval"), Path.Combine(root, "artifacts/quality"), All: false, []);
        var golds = new List<string>();
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] is "--all")
                result = result with { All = true };
            else if (args[i] is "--data" or "--eval" or "--out" && i + 1 < args.Length)
                result = Set(result, args[i], Path.GetFullPath(args[++i]));
            else if (args[i].StartsWith("--", StringComparison.Ordinal))
                return null;
            else
                golds.Add(Path.GetFullPath(args[i]));
        }

        return result with { Golds = golds, Data = Path.GetFullPath(result.Data), Eval = Path.GetFullPath(result.Eval) };
    }

    /// <summary>The folder of the solution, above the program's own.</summary>
    public static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Pipeline.sln")))
                return folder;
        }

        return Environment.CurrentDirectory;
    }

    private static Arguments Set(Arguments arguments, string option, string folder) => option switch
    {
        "--data" => arguments with { Data = folder },
        "--eval" => arguments with { Eval = folder },
        _ => arguments with { Out = folder },
    };
}
