namespace Pipeline.TagQuotes;

/// <summary>Marks that open and close each other.</summary>
internal enum MarkFamily : byte
{
    /// <summary>“ ” „ ‟ ", two apostrophes, two grave accents.</summary>
    Double,

    /// <summary>« ».</summary>
    Guillemet,

    /// <summary>‘ ’ ' ‹ ›.</summary>
    Single,
}
