using System.Text;
using Pipeline.Export.Offsets;

namespace Pipeline.Export;

/// <summary>The summary of a document as text.</summary>
internal static class SummaryText
{
    /// <summary>The picked sentences in the order of the text, joined by a space; each with whole characters at its ends.</summary>
    public static string Of(Document document)
    {
        var text = new StringBuilder();
        foreach (ref readonly var sentence in document.Layer<SummarySentence>().AsSpan())
            (text.Length > 0 ? text.Append(' ') : text).Append(OffsetIndex.Whole(document.Text, sentence.Span).In(document.Text));
        return text.ToString();
    }
}
