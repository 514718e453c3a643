using System.Buffers;

namespace Pipeline.Segment.Sentences;

/// <summary>The characters that the sentence rules look at.</summary>
internal static class Marks
{
    private const string AllTerminators = ".?!…。！？｡．؟۔।॥‼⁇⁈⁉‽";

    /// <summary>Every character at which a sentence may end.</summary>
    private static readonly SearchValues<char> Terminators = SearchValues.Create(AllTerminators);

    /// <summary>What may start or end a sentence in a list that stands in one line: the same, capitals, and the marks of items.</summary>
    public static readonly SearchValues<char> ListHints = SearchValues.Create(AllTerminators + ")•⁃◦▪●/ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>A terminator of any script.</summary>
    public static bool IsTerminator(char c) => c < 0x80 ? c is '.' or '?' or '!' : Terminators.Contains(c);

    /// <summary>A terminator of a script that puts no space after it.</summary>
    public static bool IsWideTerminator(char c) => c is '。' or '！' or '？' or '｡' or '．' or '।' or '॥';

    /// <summary>A question or exclamation mark.</summary>
    public static bool IsStrong(char c) => c is '?' or '!' or '؟' or '‼' or '⁇' or '⁈' or '⁉' or '‽' or '！' or '？';

    /// <summary>A mark that closes what ends before it and so belongs to it.</summary>
    public static bool IsCloser(char c) => c is '"' or '\'' or '”' or '’' or ')' or ']' or '}' or '»' or '›' or '」' or '』' or '）' or '】' or '＂' or '〉' or '》';

    /// <summary>A quotation mark that may close a quotation.</summary>
    public static bool IsClosingQuote(char c) => c is '"' or '\'' or '”' or '’' or '»' or '›' or '」' or '』' or '＂';

    /// <summary>A mark that stands before the first word of a sentence.</summary>
    public static bool IsOpener(char c) => c is '"' or '\'' or '“' or '‘' or '„' or '‚' or '(' or '[' or '{' or '«' or '‹' or '¿' or '¡' or '「' or '『' or '（' or '*' or '_' or '`' or '#';

    /// <summary>A mark that starts an item of a list in running text.</summary>
    public static bool IsBullet(char c) => c is '•' or '⁃' or '◦' or '▪' or '●';
}
