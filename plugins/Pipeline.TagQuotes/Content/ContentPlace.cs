namespace Pipeline.TagQuotes;

/// <summary>Where content stands to its cue.</summary>
internal enum ContentPlace : byte
{
    /// <summary><i>Smith said …</i></summary>
    After,

    /// <summary><i>…, Smith said</i>.</summary>
    Before,

    /// <summary>The second part of what an attribution interrupts: <i>“A,” he said, “B”</i>.</summary>
    Resumed,

    /// <summary>It has no cue.</summary>
    Loose,
}
