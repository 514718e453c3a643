using Spectre.Console;

namespace Pipeline.Worker.Terminal;

/// <summary>A document in the terminal: its summary, and who said what.</summary>
internal static class DocumentView
{
    public static void Write(Document document, TerminalWriter terminal)
    {
        var title = document.Metadata.GetValueOrDefault(MetadataKeys.Title);
        terminal.Write(new Rule($"[bold]{Markup.Escape(TerminalText.Printable(title ?? document.Id.Value, oneLine: true))}[/]").LeftJustified());
        if (title is not null)
            terminal.Write(new Text(TerminalText.Printable(document.Source.Uri, oneLine: true) + "\n", new Style(decoration: Decoration.Dim)));
        WriteSummary(document, terminal);
        WriteQuotes(document, terminal);
        terminal.WriteLine();
    }

    private static void WriteSummary(Document document, TerminalWriter terminal)
    {
        if (!document.HasLayer<SummarySentence>())
            return;
        terminal.WriteLine();
        terminal.WriteLine("Summary");
        foreach (var sentence in document.Layer<SummarySentence>())
        {
            var row = new Grid().AddColumn(new GridColumn().NoWrap().Padding(1, 0, 1, 0)).AddColumn();
            row.AddRow(new Text("•"), new Text(TerminalText.Printable(sentence.Span.In(document.Text), oneLine: true)));
            terminal.Write(row);
        }
    }

    private static void WriteQuotes(Document document, TerminalWriter terminal)
    {
        if (!document.HasLayer<Quote>())
            return;
        terminal.WriteLine();
        var quotes = document.Layer<Quote>();
        if (quotes.Count == 0)
        {
            terminal.WriteLine("No quotations found.");
            return;
        }

        var table = Tables.New("who", "said", "how", "bytes in the file");
        foreach (var quote in quotes)
        {
            var (start, end) = document.Origin.ToBytes(quote.Span);
            table.AddRow(
                Tables.Cell(quote.Speaker?.Name ?? "(unknown)"),
                Tables.Cell(Content(document, quote)),
                Tables.Cell(How(quote)),
                Tables.Cell(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{start}–{end}")));
        }

        terminal.Write(table);
        WriteSpeakers(document.Layer<SpeakerProfile>(), terminal);
    }

    private static void WriteSpeakers(Layer<SpeakerProfile> speakers, TerminalWriter terminal)
    {
        if (speakers.Count == 0)
            return;
        terminal.WriteLine();
        var table = Tables.New("speaker", "role", "quotations", "words");
        foreach (var speaker in speakers)
        {
            table.AddRow(
                Tables.Cell(speaker.Name),
                Tables.Cell(speaker.Role ?? ""),
                Tables.Cell(speaker.Quotes.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Tables.Cell(speaker.Words.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        terminal.Write(table);
    }

    /// <summary>Its kind, and how sure that is: <c>direct 97 %</c>.</summary>
    private static string How(Quote quote)
    {
        var kind = quote.Kind.ToString().ToLowerInvariant();
        return quote.Confidence is { } confidence ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind} {confidence * 100:F0} %") : kind;
    }

    /// <summary>The words of a quotation; a direct one between quotation marks.</summary>
    private static string Content(Document document, Quote quote)
    {
        var text = quote.Span.In(document.Text).ToString();
        return quote.Kind == QuoteKind.Direct ? $"“{text}”" : text;
    }
}
