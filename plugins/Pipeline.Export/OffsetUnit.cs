namespace Pipeline.Export;

/// <summary>What the offsets of an export count.</summary>
public enum OffsetUnit
{
    /// <summary>UTF-16 code units: .NET, Java, JavaScript.</summary>
    Utf16,

    /// <summary>Unicode code points: Python, R, Ruby.</summary>
    Codepoint,

    /// <summary>Bytes of the text in UTF-8: Go, Rust, C.</summary>
    Utf8,
}
