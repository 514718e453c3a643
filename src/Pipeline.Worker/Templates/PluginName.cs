using System.Text;

namespace Pipeline.Worker.Templates;

/// <summary>The name of a new plugin, which is a namespace, and what follows from it.</summary>
/// <param name="Full">Such as <c>MyCompany.DayBook</c>.</param>
/// <param name="Stage">The name of the stage.</param>
internal sealed record PluginName(string Full, string Stage)
{
    /// <param name="full">Such as <c>MyCompany.DayBook</c>; the stage is then <c>day-book</c>.</param>
    public PluginName(string full)
        : this(full, IsIdentifier(LastPart(full)) ? InKebabCase(LastPart(full)) : "none")
    {
    }

    /// <summary>The name of a plugin of one file: its stage is named like the file, its class by the words of that.</summary>
    /// <param name="file">Such as <c>day-book</c>.</param>
    public static PluginName OfFile(string file) =>
        new(string.Concat(file.Split('-').Where(static part => part.Length > 0).Select(static part => char.ToUpperInvariant(part[0]) + part[1..])), file);

    /// <summary>What is wrong with the name, and what would be right; null when nothing is.</summary>
    public string? Problem => !IsStage(Stage)
        ? $"`{Stage}` is no name for a stage: it has small letters, digits and hyphens, and a file is named like its stage, such as day-book.cs"
        : Full.Split('.').All(IsIdentifier) ? null : $"`{Full}` is no name for a plugin: it is a namespace of .NET, such as MyCompany.Topics or Topics";

    /// <summary>Its last part, with which the classes begin.</summary>
    public string Short => LastPart(Full);

    private static string LastPart(string full) => full[(full.LastIndexOf('.') + 1)..];

    /// <summary>Cut where <c>dotnet new</c> cuts: before a capital that follows a small letter or begins a word, and between letters and digits.</summary>
    private static string InKebabCase(string name)
    {
        var kebab = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && name[i] != '_' && name[i - 1] != '_' && IsCut(name, i))
                kebab.Append('-');
            kebab.Append(name[i] == '_' ? '-' : char.ToLowerInvariant(name[i]));
        }

        return kebab.ToString().Trim('-');
    }

    private static bool IsCut(string name, int at) =>
        char.IsAsciiDigit(name[at]) != char.IsAsciiDigit(name[at - 1])
        || (char.IsAsciiLetterUpper(name[at]) && (!char.IsAsciiLetterUpper(name[at - 1]) || (at + 1 < name.Length && char.IsAsciiLetterLower(name[at + 1]))));

    private static bool IsStage(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsIdentifier(string part) =>
        part.Length > 0 && char.IsAsciiLetterUpper(part[0]) && part.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
