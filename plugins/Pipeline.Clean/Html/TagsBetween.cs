using System.Runtime.InteropServices;

namespace Pipeline.Clean.Html;

/// <summary>The tags between two runs of text.</summary>
/// <param name="Closes">How many end tags there are.</param>
/// <param name="Closed">The element that the last end tag closes.</param>
/// <param name="Opened">The element that the first start tag opens; <see cref="HtmlTag.Other"/> when there is none.</param>
/// <param name="AreSiblings">Whether an element ends and then another one starts.</param>
/// <param name="HasBox">Whether a picture or the like stands between.</param>
/// <param name="IsRaised">Whether one of them is a superscript or a subscript.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TagsBetween(int Closes, HtmlTag Closed, HtmlTag Opened, bool AreSiblings, bool HasBox, bool IsRaised)
{
    /// <summary>Reads the tags. O(characters).</summary>
    public static TagsBetween Read(string source, int start, int end)
    {
        var tags = default(TagsBetween);
        var opens = 0;
        while (start < end && source.AsSpan(start, end - start).IndexOf('<') is var found and >= 0)
        {
            var at = start + found + 1;
            var isEnd = at < end && source[at] == '/';
            var name = isEnd ? at + 1 : at;
            var nameEnd = name;
            while (nameEnd < end && char.IsAsciiLetterOrDigit(source[nameEnd]))
                nameEnd++;
            if (nameEnd == name)
            {
                start = at;
                continue;
            }

            var tag = HtmlTags.Of(source.AsSpan(name, nameEnd - name));
            var attributes = new HtmlAttributes(source.AsSpan(0, end), nameEnd);
            while (attributes.Next())
            {
            }

            start = attributes.Position;
            tags = tags with { HasBox = tags.HasBox || IsBox(tag), IsRaised = tags.IsRaised || tag is HtmlTag.Sup or HtmlTag.Sub };
            if (isEnd)
                tags = tags with { Closes = tags.Closes + 1, Closed = opens == 0 ? tag : tags.Closed };
            else if (tag != HtmlTag.Wbr && opens++ == 0)
                tags = tags with { Opened = tag, AreSiblings = tags.Closes > 0 };
        }

        return tags;
    }

    private static bool IsBox(HtmlTag tag) => tag is HtmlTag.Img or HtmlTag.Svg or HtmlTag.Input or HtmlTag.Canvas or HtmlTag.Object or HtmlTag.Embed or HtmlTag.Video or HtmlTag.Audio;
}
