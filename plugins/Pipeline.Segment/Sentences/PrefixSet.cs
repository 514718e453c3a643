namespace Pipeline.Segment.Sentences;

/// <summary>A quick look whether a word that is written with a capital may be in a set: by its first three letters. Immutable and thread-safe.</summary>
internal sealed class PrefixSet
{
    private const int Letters = 27; // and 0 for whatever is no letter

    private readonly bool[] _prefixes = new bool[Letters * Letters * Letters];

    /// <param name="words">Separated by white space; other than ASCII letters count as the end of the word.</param>
    public PrefixSet(string words)
    {
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            _prefixes[IndexOf(word[0], word.Length > 1 ? word[1] : ' ', word.Length > 2 ? word[2] : ' ')] = true;
    }

    /// <summary>Whether a word of the set starts so; true for all that start with other than ASCII letters when one does.</summary>
    public bool MayHave(char first, char second, char third) => _prefixes[IndexOf(first, second, third)];

    private static int IndexOf(char first, char second, char third) =>
        (((Letter(first) * Letters) + Letter(second)) * Letters) + (char.IsAsciiLetter(second) ? Letter(third) : 0);

    private static int Letter(char c) => char.IsAsciiLetter(c) ? c & 31 : 0;
}
