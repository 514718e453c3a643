using System.ComponentModel;

namespace Pipeline.Segment;

/// <summary>What the stage <c>segment</c> can be told.</summary>
public sealed class SegmentOptions
{
    /// <summary>What kind of text to expect.</summary>
    [Description("What kind of text to expect: general, news (edited: sentences end at their marks alone), or lenient (social media, transcripts: marks and capitals may be missing).")]
    public SegmentPreset Preset { get; set; } = SegmentPreset.General;

    /// <summary>The language of the text.</summary>
    [Description("The language of the text: auto (from the metadata, else told by its frequent words, else English), en, de, fr or es.")]
    public SegmentLanguage Language { get; set; } = SegmentLanguage.Auto;

    /// <summary>What a single line break means where no block says it.</summary>
    [Description("What a single line break in plain text means: auto (wrapped lines are joined, others end a paragraph), paragraph, or space.")]
    public LineBreaks LineBreaks { get; set; } = LineBreaks.Auto;
}
