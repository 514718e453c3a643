namespace Pipeline.Segment;

/// <summary>What kind of text the rules for sentences expect.</summary>
public enum SegmentPreset
{
    /// <summary>Any text: articles, web pages, letters, e-mail.</summary>
    General,

    /// <summary>Edited news: a sentence ends at a full stop, question or exclamation mark, and nowhere else within a paragraph.</summary>
    News,

    /// <summary>Chats, comments, transcripts: capitals, full stops and spaces may be missing, and a face may end a sentence.</summary>
    Lenient,
}
