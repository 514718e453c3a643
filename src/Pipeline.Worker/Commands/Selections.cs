using System.CommandLine;
using Pipeline.Engine.Quarantine;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary>How documents of the quarantine are chosen.</summary>
internal static class Selections
{
    private const int ShownNames = 5;

    public static Option<string?> Stage() => NotEmpty(new Option<string?>("--stage") { Description = "Only those that this stage failed on; `source` for those that could not be read." });

    public static Option<string?> Reason() => NotEmpty(new Option<string?>("--reason") { Description = "Only those whose reason holds this text, in capitals or not." });

    /// <summary>Says why a name stands for no document, or for several.</summary>
    public static void WriteNone(string name, IReadOnlyList<string> several, string folder, Consoles consoles)
    {
        if (several.Count > 1)
        {
            var names = string.Join(", ", several.Take(ShownNames).Select(static id => $"`{id}`"));
            consoles.Error.WriteLine(TerminalText.Printable($"error: `{name}` is the beginning of several: {names}{(several.Count > ShownNames ? ", …" : "")}", oneLine: true));
        }
        else
        {
            consoles.Error.WriteLine(TerminalText.Printable($"error: `{name}` is not in the quarantine {Path.Combine(folder, QuarantineFolder.Name)}; `pipeline quarantine list` shows what is", oneLine: true));
        }
    }

    /// <summary>A shell variable that is not set leaves an empty text, which every reason holds.</summary>
    private static Option<string?> NotEmpty(Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && string.IsNullOrWhiteSpace(value))
                result.AddError($"{option.Name} is empty.");
        });
        return option;
    }
}
