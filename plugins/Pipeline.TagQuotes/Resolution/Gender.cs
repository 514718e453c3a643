namespace Pipeline.TagQuotes;

/// <summary>What a pronoun can stand for.</summary>
internal enum Gender : byte
{
    Unknown,
    Male,
    Female,
    Plural,
    Thing,
}
