using System.Text;

namespace Pipeline.Export;

/// <summary>The summary of a document as text.</summary>
internal static class SummaryText
{
    /// <summary>The picked sentences in the order of the text, joined by a space.</summary>
    public static string Of(Document document)
    {
        var text = new StringBuilder();
        foreach (ref readonly var sentence in document.Layer<SummarySentence>().AsSpan())
            (text.Length > 0 ? text.Append(' ') : text).Append(sentence.Span.In(document.Text));
        return text.ToString();
    }
}
