namespace Pipeline.Clean.Mojibake;

/// <summary>What a character tells when it stands next to others: the classes of ftfy's heuristic.</summary>
[Flags]
internal enum MojibakeClass : ushort
{
    None = 0,

    /// <summary>In many contexts: says nothing by itself.</summary>
    Common = 1,

    /// <summary>C1 controls: nothing but broken text has them.</summary>
    Control = 2,

    /// <summary>Hardly ever in text that is not broken.</summary>
    Bad = 4,

    Law = 8,
    Currency = 16,
    StartMark = 32,
    EndMark = 64,
    Numeric = 128,

    /// <summary>In faces drawn with letters.</summary>
    Kaomoji = 256,

    UpperAccented = 512,
    LowerAccented = 1024,

    /// <summary>Letters with a case that are whole alphabets: Greek, Cyrillic, thorn.</summary>
    UpperCommon = 2048,
    LowerCommon = 4096,

    /// <summary>Box drawing.</summary>
    Box = 8192,
}
