namespace Pipeline.Segment.Sentences;

/// <summary>What a run of terminators is.</summary>
internal enum StopKind
{
    /// <summary>One full stop, which may belong to an abbreviation.</summary>
    Period,

    /// <summary>A full stop that no abbreviation explains.</summary>
    Final,

    /// <summary>Question and exclamation marks.</summary>
    Strong,

    /// <summary>Three stops or their one character.</summary>
    Ellipsis,

    /// <summary>Three stops with spaces between: an omission within a sentence.</summary>
    SpacedEllipsis,

    /// <summary>A full stop and an omission after it: <c>compounds. . . .</c></summary>
    PeriodAndEllipsis,

    /// <summary>A mark of a script that writes no space after it.</summary>
    Wide,
}
