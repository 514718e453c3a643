using System.Reflection;

namespace Pipeline.Worker.Templates;

/// <summary>The files of a new plugin: those of the package Pipeline.Templates, which are in this program too.</summary>
internal static class PluginTemplate
{
    private const string Prefix = "templates/plugin/";

    /// <summary>The files of a project, by path with slashes, in ordinal order.</summary>
    public static IEnumerable<(string Path, string Text)> Project(PluginName name)
    {
        foreach (var resource in Assembly.GetExecutingAssembly().GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!resource.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
            yield return (Fill(resource[Prefix.Length..].Replace('\\', '/'), name), Fill(reader.ReadToEnd(), name));
        }
    }

    /// <summary>A plugin of one file.</summary>
    public static string OneFile(PluginName name) => $$"""
        [Stage("{{name.Stage}}", "Notes how many words a document has"), Requires<Token>]
        class {{name.Short}}({{name.Short}}Options options) : IStage
        {
            public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
            {
                var words = document.Layer<Token>().Count(static token => token.Kind == TokenKind.Word);
                return new(words < options.Min ? document.Skip("too short") : document.WithMetadata("words", $"{words}"));
            }
        }

        class {{name.Short}}Options
        {
            public int Min { get; set; } = 10;
        }

        """;

    private static string Fill(string text, PluginName name) => text
        .Replace("PluginTemplate", name.Full, StringComparison.Ordinal)
        .Replace("Sample", name.Short, StringComparison.Ordinal)
        .Replace("sample-stage", name.Stage, StringComparison.Ordinal);
}
