using System.Collections.Immutable;

namespace Pipeline.Engine.Configuration;

/// <summary>A node of a YAML document with its place in the file.</summary>
/// <param name="Span">The node in the file, in UTF-16 code units.</param>
internal abstract record YamlNode(TextSpan Span);

/// <summary>A single value.</summary>
/// <param name="Span">The value in the file, with its quotation marks.</param>
/// <param name="Value">The text after YAML's own unescaping.</param>
/// <param name="IsPlain">Whether it stands without quotation marks, so that it may be a number, boolean or null.</param>
internal sealed record YamlScalar(TextSpan Span, string Value, bool IsPlain) : YamlNode(Span)
{
    /// <summary>Where a part of the value stands in the file; the whole scalar when escapes or line breaks hide it.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="start">The offset in the value.</param>
    /// <param name="length">The length in the value.</param>
    public TextSpan PlaceOf(string text, int start, int length)
    {
        // The part is looked for as it was written: the n-th time in the value is the n-th time in the file.
        var part = Value.AsSpan(start, length);
        var raw = Span.In(text);
        var at = -1;
        for (var before = Value.AsSpan(0, start + length); ;)
        {
            var next = before.IndexOf(part, StringComparison.Ordinal);
            var nextRaw = next < 0 ? -1 : raw[(at + 1)..].IndexOf(part, StringComparison.Ordinal);
            if (next < 0)
                break;
            if (nextRaw < 0 || part.IsEmpty)
                return Span;
            at += 1 + nextRaw;
            before = before[(next + 1)..];
        }

        return at < 0 ? Span : new TextSpan(Span.Start + at, Span.Start + at + length);
    }
}

/// <summary>A list.</summary>
/// <param name="Span">From the first item to the end of the last.</param>
/// <param name="Items">In the order of the file.</param>
internal sealed record YamlSequence(TextSpan Span, ImmutableArray<YamlNode> Items) : YamlNode(Span);

/// <summary>A mapping. Keys are unique: a duplicate was reported when it was read, and is left out.</summary>
/// <param name="Span">From the first key to the end of the last value.</param>
/// <param name="Entries">In the order of the file.</param>
internal sealed record YamlMapping(TextSpan Span, ImmutableArray<YamlEntry> Entries) : YamlNode(Span)
{
    /// <summary>The entry with a key; null when there is none.</summary>
    public YamlEntry? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key.Value.Equals(key, StringComparison.Ordinal))
                    return entry;
            }

            return null;
        }
    }
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
