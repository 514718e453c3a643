namespace Pipeline.TagQuotes;

/// <summary>The form of a reporting verb.</summary>
internal enum VerbForm : byte
{
    None,
    Base,
    Present,
    Past,
    PastParticiple,
    Participle,
}
