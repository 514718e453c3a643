using System.Collections.Immutable;

namespace Pipeline;

/// <summary>A speaker of the document, with everything that its quotations say about them: one entry for all mentions.</summary>
/// <param name="Span">The first mention of the name; where it is never named, the first mention as a source.</param>
/// <param name="Name">The fullest form of the name, as in <see cref="Speaker.Name"/>.</param>
public readonly record struct SpeakerProfile(TextSpan Span, string Name) : IAnnotation<SpeakerProfile>
{
    private readonly ImmutableArray<string> _aliases;

    /// <inheritdoc/>
    public static string LayerName => "speakers";

    /// <summary>The other names and phrases that stand for the speaker as a source, no pronouns; in order of appearance.</summary>
    public ImmutableArray<string> Aliases
    {
        get => _aliases.IsDefault ? [] : _aliases;
        init => _aliases = value;
    }

    /// <summary>The title or role that stands with the name, as it stands there; null when there is none.</summary>
    public string? Role { get; init; }

    /// <summary>The number of quotations.</summary>
    public int Quotes { get; init; }

    /// <summary>The number of words in them.</summary>
    public int Words { get; init; }

    /// <inheritdoc/>
    public SpeakerProfile WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with { Span = map(Span) };
    }

    /// <summary>Whether all fields are equal, the aliases one by one.</summary>
    /// <param name="other">The entry to compare with.</param>
    public bool Equals(SpeakerProfile other) =>
        Span == other.Span && Name == other.Name && Role == other.Role && Quotes == other.Quotes && Words == other.Words && Aliases.SequenceEqual(other.Aliases);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Span, Name, Role, Quotes, Words, Aliases.Length);
}
