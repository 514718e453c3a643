namespace Pipeline.Summarize.Candidates;

/// <summary>What a sentence looks like to someone who reads it out of its context.</summary>
[Flags]
internal enum Traits
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>It starts with a pronoun or a connective: it leans on the sentence before.</summary>
    Leans = 1,

    /// <summary>It asks a question.</summary>
    Question = 2,

    /// <summary>It quotes someone whom it does not name, or has half of a quotation.</summary>
    OrphanQuote = 4,

    /// <summary>It speaks to the reader or about the page: <c>Click here</c>, <c>contributed to this report</c>.</summary>
    Boilerplate = 8,

    /// <summary>It is very short, has nothing but names and numbers, or no end: a heading, a list of names, <c>14:11 EST, 25 October</c>.</summary>
    Fragment = 16,

    /// <summary>It says that someone says something, outside of quotation marks.</summary>
    Attributed = 32,

    /// <summary>It has brackets.</summary>
    Brackets = 64,

    /// <summary>It has a colon or semicolon.</summary>
    Colon = 128,

    /// <summary>It has a sum of money or a percentage.</summary>
    Money = 256,

    /// <summary>A quotation starts in it and goes on in the next sentence.</summary>
    CutQuote = 512,

    /// <summary>It reads like a line under a picture.</summary>
    Caption = 1024,
}
