using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pipeline.Worker.Commands;

/// <summary>Arguments that several verbs take.</summary>
internal static class CommonArguments
{
    public const string DefaultFile = "pipeline.yaml";

    public static Argument<string> File()
    {
        var argument = new Argument<string>("file") { Description = "The pipeline file.", DefaultValueFactory = static _ => DefaultFile };
        argument.Validators.Add(static result => RequireName(result, result.GetValueOrDefault<string>()));
        return argument;
    }

    public static Option<string> FileOption()
    {
        var option = new Option<string>("--file", "-f") { Description = "The pipeline file.", DefaultValueFactory = static _ => DefaultFile };
        option.Validators.Add(static result => RequireName(result, result.GetValueOrDefault<string>()));
        return option;
    }

    /// <summary>Of a document: its id, or the path of its file.</summary>
    public static Argument<string> Document(string description = "The document: its id, or the path of its file.")
    {
        var argument = new Argument<string>("document") { Description = description };
        argument.Validators.Add(static result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError("The name of the document is empty: give its id, or the path of its file.");
        });
        return argument;
    }

    public static Option<bool> Json(string description) => new("--json") { Description = description };

    /// <summary>The folder of a pipeline file, absolute.</summary>
    public static string DirectoryOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    public static Option<int?> Lanes()
    {
        var lanes = new Option<int?>("--lanes") { Description = "Documents worked on at once; by default the number of cores." };
        lanes.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 1024)
                result.AddError("--lanes takes a whole number from 1 to 1024.");
        });
        return lanes;
    }

    public static Option<bool> Verbose() => new("--verbose", "-v") { Description = "Log details, with the stack traces of failures." };

    public static Option<string> Format(string description, params string[] values)
    {
        var option = new Option<string>("--format") { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>A shell variable that is not set leaves an empty name.</summary>
    private static void RequireName(SymbolResult result, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            result.AddError("The name of the pipeline file is empty: name a file, such as pipeline.yaml.");
    }
}
