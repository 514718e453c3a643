using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pipeline.Testing;

/// <summary>Reads <c>“{q:…}” {s:Doe} {c:said}</c>; see the remarks on <see cref="DocumentBuilder"/>.</summary>
internal static class QuoteMarkup
{
    private const string OpeningMarks = "“\"«„";

    public static (string Text, ImmutableArray<Quote> Quotes) Parse(string markup, int offset, IReadOnlyList<string> speakers)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var text = new StringBuilder();
        var open = new Stack<(char Kind, int Number, int Start)>();
        var marks = new List<(char Kind, int Number, TextSpan Span)>();
        for (var at = 0; at < markup.Length; at++)
        {
            var c = markup[at];
            if (c is '{' or '}' && at + 1 < markup.Length && markup[at + 1] == c && !(c is '}' && open.Count > 0))
            {
                text.Append(c);
                at++;
            }
            else if (c is '{')
            {
                at = Open(at);
            }
            else if (c is '}')
            {
                if (!open.TryPop(out var mark))
                    throw Malformed(at, "a closing brace without an opening one; write `}}` for the brace itself");
                marks.Add((mark.Kind, mark.Number, new TextSpan(mark.Start, text.Length)));
            }
            else
            {
                text.Append(c);
            }
        }

        if (open.Count > 0)
            throw Malformed(markup.Length, "the end, with a brace still open");
        var plain = text.ToString();
        return (plain, [.. marks.Where(static mark => mark.Kind is 'q').OrderBy(static mark => mark.Number).Select(mark => Make(mark.Number, mark.Span))]);

        int Open(int at)
        {
            var colon = markup.IndexOf(':', at);
            if (colon < 0 || at + 1 >= markup.Length || markup[at + 1] is not ('q' or 'v' or 's' or 'c'))
                throw Malformed(at, "a brace that does not open with `{q:`, `{v:`, `{s:` or `{c:`");
            var digits = markup.AsSpan((at + 2)..colon);
            var number = 1;
            if (!digits.IsEmpty && !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number))
                throw Malformed(at + 2, "something other than a number before the colon");
            open.Push((markup[at + 1], number, text.Length));
            return colon;
        }

        Quote Make(int number, TextSpan content)
        {
            TextSpan? One(char kind)
            {
                var found = marks.Where(mark => mark.Kind == kind && mark.Number == number).ToList();
                return found.Count == 0 ? null : found[0].Span;
            }

            var verbatim = marks.Where(mark => mark.Kind is 'v' && mark.Number == number).Select(static mark => mark.Span).Order().ToImmutableArray();
            var isQuoted = content.Start > 0 && OpeningMarks.Contains(plain[content.Start - 1], StringComparison.Ordinal);
            var kind = !verbatim.IsEmpty ? QuoteKind.Mixed : isQuoted ? QuoteKind.Direct : QuoteKind.Indirect;
            if (kind is QuoteKind.Direct)
                verbatim = [content];
            var mention = One('s');
            var name = number <= speakers.Count ? speakers[number - 1] : mention?.In(plain).ToString();
            return new Quote(content, kind)
            {
                Verbatim = verbatim,
                Speaker = mention is { } span ? new Speaker(name!, span) : null,
                Cue = One('c'),
            }.WithSpans(span => new TextSpan(span.Start + offset, span.End + offset));
        }

        FormatException Malformed(int at, string found) => new(string.Create(
            CultureInfo.InvariantCulture, $"The markup of quotations has {found}, at offset {at} of: {markup}"));
    }
}
