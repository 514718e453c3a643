namespace Pipeline;

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters, with hyphens or apostrophes within: a word or a part of one (<c>do</c>, <c>n't</c>).</summary>
    Word,

    /// <summary>A number, with its separators: <c>1,000</c>, <c>3.5</c>.</summary>
    Number,

    /// <summary>A mark of punctuation or a run of the same one.</summary>
    Punctuation,

    /// <summary>Any other sign: currency, mathematics, emoji.</summary>
    Symbol,

    /// <summary>A web address, e-mail address, handle or hashtag.</summary>
    Address,
}
