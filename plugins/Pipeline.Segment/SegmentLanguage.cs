namespace Pipeline.Segment;

/// <summary>The languages that the rules for sentences have data for.</summary>
public enum SegmentLanguage
{
    /// <summary>What the document's metadata say, else the one whose frequent words the text starts with, else English.</summary>
    Auto,

    /// <summary>English.</summary>
    En,

    /// <summary>German.</summary>
    De,

    /// <summary>French.</summary>
    Fr,

    /// <summary>Spanish.</summary>
    Es,
}
