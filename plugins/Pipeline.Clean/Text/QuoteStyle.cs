using System.Buffers;

namespace Pipeline.Clean.Text;

/// <summary>Writes quotation marks straight or curly, by recorded edits. O(characters).</summary>
internal static class QuoteStyle
{
    private static readonly SearchValues<char> Curly = SearchValues.Create("‘’‚‛“”„‟");
    private static readonly SearchValues<char> Straight = SearchValues.Create("\"'");

    public static TextEdits Of(string text, QuotationMarks style)
    {
        if (style == QuotationMarks.Keep)
            return TextEdits.None;
        var edits = new List<TextEdit>();
        var marks = style == QuotationMarks.Straight ? Curly : Straight;
        for (var at = 0; text.AsSpan(at).IndexOfAny(marks) is var found and >= 0; at++)
        {
            at += found;
            edits.Add(new TextEdit(new TextSpan(at, at + 1), style == QuotationMarks.Straight ? text[at] >= '“' ? "\"" : "'" : Curved(text, at)));
        }

        return TextEdits.Of(edits);
    }

    private static string Curved(string text, int at)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var opens = (char.IsWhiteSpace(before) || before is '(' or '[' or '{' or '—' or '–' or '-' or '“' or '‘' or '"') && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);

        // An apostrophe that stands for the century: "the '90s".
        if (text[at] == '\'')
            return opens && !(at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) ? "‘" : "’";
        return opens ? "“" : "”";
    }
}
