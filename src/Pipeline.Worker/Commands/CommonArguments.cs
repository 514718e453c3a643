using System.CommandLine;

namespace Pipeline.Worker.Commands;

/// <summary>Arguments that several verbs take.</summary>
internal static class CommonArguments
{
    public const string DefaultFile = "pipeline.yaml";

    public static Argument<string> File() => new("file")
    {
        Description = "The pipeline file.",
        DefaultValueFactory = static _ => DefaultFile,
    };

    public static Option<string> FileOption() => new("--file", "-f")
    {
        Description = "The pipeline file.",
        DefaultValueFactory = static _ => DefaultFile,
    };

    public static Option<string> Format(string description, params string[] values)
    {
        var option = new Option<string>("--format") { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
