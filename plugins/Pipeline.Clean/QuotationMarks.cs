namespace Pipeline.Clean;

/// <summary>What becomes of quotation marks and apostrophes.</summary>
public enum QuotationMarks
{
    /// <summary>They stay as they are.</summary>
    Keep,

    /// <summary>Curly ones become straight: " and '.</summary>
    Straight,

    /// <summary>Straight ones become curly, opening or closing by what stands before them.</summary>
    Curly,
}
