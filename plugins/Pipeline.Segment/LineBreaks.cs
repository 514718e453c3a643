namespace Pipeline.Segment;

/// <summary>What a single line break means; a blank line always ends a paragraph.</summary>
public enum LineBreaks
{
    /// <summary>Decided for each break: lines that were wrapped at a width belong together, others are paragraphs.</summary>
    Auto,

    /// <summary>Every line is a paragraph.</summary>
    Paragraph,

    /// <summary>A line break is white space like any other.</summary>
    Space,
}
