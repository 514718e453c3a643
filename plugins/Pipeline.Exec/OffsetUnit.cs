namespace Pipeline.Exec;

/// <summary>What the offsets of a command count.</summary>
public enum OffsetUnit
{
    /// <summary>UTF-16 code units: JavaScript, Java, .NET.</summary>
    Utf16,

    /// <summary>Unicode code points: Python, Ruby, R.</summary>
    Codepoint,

    /// <summary>Bytes of the text in UTF-8: Go, Rust, C.</summary>
    Utf8,
}
