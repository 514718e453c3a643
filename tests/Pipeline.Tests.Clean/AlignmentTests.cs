using System.Text;
using CsCheck;
using Pipeline.Clean;
using Pipeline.Clean.Html;

namespace Pipeline.Tests.Clean;

public class AlignmentTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class=\"story caption\">", "</div>", "<b>", "</b>", "<a href='/x?a=1&amp;b=2'>", "</a>", "<br>", "<br/>", "<li>", "<table><tr><td>", "</table>", "<!-- a > b -->", "<!--", "-->",
        "<script>if (a < b) { '</p>' }</script>", "<style>p{}</style>", "<h2>", "</h2>", "<blockquote>", "<pre>", "</pre>", "<textarea>", "<title>", "</title>", "<svg><text>", "</svg>", "</x>", "<", "<3", "</", "<!doctype html>",
        "&amp;", "&nbsp;", "&#8212;", "&#x1F600;", "&lt;p&gt;", "&eacute", "&notit;", "&", "&#", " ", "\r\n", "\t", "\u00AD", "\u200B", "\u00A0", "e\u0301", "😀", "\uFFFD",
        "The harbour master, who had seen it all, said nothing of the kind on Tuesday morning.", "“Never,” she said, “not in my lifetime, not in yours, and not in theirs either.”", "Words", "1 < 2", "A & B",
    ];

    private static readonly Gen<string> Page = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Select(string.Concat);

    // Any character of the output stands at its mapped place in the source, once references there are decoded.
    [Fact]
    public void Process_RandomPages_EachCharacterIsAtItsPlace()
    {
        Page.Sample(
            html =>
            {
                foreach (var extract in (Extraction[])[Extraction.Auto, Extraction.Never])
                {
                    var document = CleanRun.Page(html, new CleanOptions { Extract = extract });
                    for (var i = 0; i < document.Text.Length; i++)
                    {
                        if (char.IsWhiteSpace(document.Text[i]))
                            continue;
                        var place = document.Origin.ToOriginal(new TextSpan(i, i + 1)).In(document.Original);
                        var there = HtmlEntities.Decode(place).Normalize(NormalizationForm.FormC);
                        if (!there.Contains(document.Text[i], StringComparison.Ordinal) && !(place.ContainsAnyInRange('\u0300', '\u036F') && place.Length == 2))
                            throw new InvalidOperationException($"`{document.Text[i]}` at {i} of `{document.Text}` stands at `{place}`");
                    }
                }

                return true;
            },
            iter: 500);
    }

    [Fact]
    public void Process_RandomPages_SpansMapInOrder()
    {
        Page.Sample(
            html =>
            {
                var document = CleanRun.Page(html);
                var end = 0;
                for (var i = 0; i < document.Text.Length; i++)
                {
                    var place = document.Origin.ToOriginal(new TextSpan(i, i + 1));
                    if (place.Start < end && place.End != end)
                        return false;
                    end = place.End;
                }

                return true;
            },
            iter: 300);
    }

    // All words that a reader sees come through when nothing is extracted.
    [Fact]
    public void Process_ExtractNever_LosesNoWord()
    {
        var words = Gen.Int[0, 4].Select(i => ((string[])["<p>", " ", "<b>", "</b>", "<br>"])[i]).Array[1, 40];
        words.Sample(pieces =>
        {
            var html = string.Concat(pieces.Select((piece, i) => $"{piece}w{i}x"));
            var text = CleanRun.Page(html, new CleanOptions { Extract = Extraction.Never }).Text;
            return string.Concat(text.Where(c => !char.IsWhiteSpace(c))) == string.Concat(pieces.Select((_, i) => $"w{i}x"));
        });
    }
}
