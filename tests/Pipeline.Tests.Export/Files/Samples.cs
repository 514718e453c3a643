using Pipeline.Export;

namespace Pipeline.Tests.Export.Files;

/// <summary>Small documents, and every format to write them in.</summary>
internal static class Samples
{
    public static readonly string[] Files = ["x.jsonl", "x.json", "x.csv", "x.md", "x.html", "x.jsonld"];

    public static TheoryData<string> AllFormats => [.. Files];

    /// <summary>Two rows in a table of quotes.</summary>
    public static Document Quoted(string id, string speaker = "Ana") => Document.FromText(id, "“Yes,” she said.")
        .WithMetadata(MetadataKeys.Title, $"T <{id}> \0 \uD83D {speaker}")
        .With(Layer<Quote>.Of(
            new Quote(new TextSpan(1, 5), QuoteKind.Direct) { Speaker = new Speaker(speaker, new TextSpan(7, 10)) },
            new Quote(new TextSpan(1, 4), QuoteKind.Mixed)));

    /// <summary>No row in a table of quotes.</summary>
    public static Document Silent(string id) => Document.FromText(id, "Rain.");

    /// <summary>The file of a run that had these documents and no others.</summary>
    public static string Fresh(ExportOptions options, params IEnumerable<Document> documents)
    {
        using var export = new LedgeredExport(options);
        export.Append(documents);
        export.Flush();
        return export.Text;
    }
}
