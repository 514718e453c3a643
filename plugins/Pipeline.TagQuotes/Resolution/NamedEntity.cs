namespace Pipeline.TagQuotes;

/// <summary>A name in the article, with everything that was said with it.</summary>
internal sealed class NamedEntity
{
    /// <summary>The name without title, as it stands in the text.</summary>
    public required string Name { get; init; }

    /// <summary>The first word of the first mention.</summary>
    public required int First { get; init; }

    /// <summary>The number of words in the name.</summary>
    public required int Length { get; init; }

    /// <summary>How often the name was seen.</summary>
    public int Count { get; set; }

    /// <summary>The title or role that stands with the name where it does first; empty when there is none.</summary>
    public TextSpan Role { get; set; }

    /// <summary>From titles, roles and the first name.</summary>
    public Gender Gender { get; set; }

    /// <summary>Whether it is a person, as far as titles and first names tell.</summary>
    public bool IsPerson { get; set; }

    /// <summary>Whether its form or its article say that it is an organisation or a place.</summary>
    public bool IsBody { get; set; }

    /// <summary>Whether it can be a person: known to be one, or a first and a last name as far as its form tells.</summary>
    public bool MayBePerson => IsPerson || (!IsBody && Length is 2 or 3);
}
