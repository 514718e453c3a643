namespace Pipeline.TagQuotes;

/// <summary>What a word may be, from the lexicon and from its shape. Ambiguous words carry several.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    Determiner = 1 << 0,
    PossessivePronoun = 1 << 1,
    Pronoun = 1 << 2,
    ObjectPronoun = 1 << 3,
    Relative = 1 << 4,
    Preposition = 1 << 5,
    Conjunction = 1 << 6,
    Subordinator = 1 << 7,
    Auxiliary = 1 << 8,
    Modal = 1 << 9,
    Negation = 1 << 10,
    Adverb = 1 << 11,
    Time = 1 << 12,
    Wh = 1 << 13,

    /// <summary>A finite verb that is hardly ever anything else: <c>took</c>, <c>became</c>.</summary>
    Finite = 1 << 14,
    To = 1 << 15,
    That = 1 << 16,
    Capitalised = 1 << 17,
    Number = 1 << 18,

    /// <summary>A possessive ending or a contracted verb that stands alone as a token: <c>’s</c>.</summary>
    Clitic = 1 << 19,

    /// <summary>A whole quoted region, which stands in its sentence as one word.</summary>
    Quoted = 1 << 20,

    /// <summary>A mark that ends a sentence.</summary>
    End = 1 << 21,
    Title = 1 << 22,
    Role = 1 << 23,
    Person = 1 << 24,

    /// <summary>A body or a document that speaks: <c>committee</c>, <c>report</c>. Never "he" or "she".</summary>
    Body = 1 << 25,
    Male = 1 << 26,
    Female = 1 << 27,
    Mark = 1 << 28,

    /// <summary>Ends names that are no person's: <c>News</c>, <c>Bridge</c>.</summary>
    Thing = 1 << 29,

    /// <summary>What stands before a verb and belongs to it: <c>has</c>, <c>will</c>, <c>not</c>, <c>also</c>.</summary>
    BeforeVerb = Auxiliary | Modal | Negation | Adverb,

    /// <summary>Cannot be a part of a bare noun phrase.</summary>
    Function = Determiner | PossessivePronoun | Pronoun | ObjectPronoun | Relative | Preposition | Conjunction | Subordinator | Auxiliary
        | Modal | Negation | Wh | Finite | To | That | Quoted | Mark,
}
