namespace Pipeline.Export.Postgres;

/// <summary>What the offsets of the text count.</summary>
public enum OffsetUnit
{
    /// <summary>Unicode code points: PostgreSQL's <c>substr</c>, Python, R.</summary>
    Codepoint,

    /// <summary>UTF-16 code units: .NET, Java, JavaScript.</summary>
    Utf16,

    /// <summary>Bytes of the text in UTF-8: Go, Rust, C.</summary>
    Utf8,
}
