using System.Collections.Frozen;

namespace Pipeline.Summarize.Candidates;

/// <summary>A set of words that is asked by span, without regard to case. Immutable and thread-safe.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly int _longest;

    /// <param name="words">Separated by white space.</param>
    public WordSet(string words)
    {
        var list = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        _longest = list.Max(static word => word.Length);
        _words = list.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether the word is in the set. O(1).</summary>
    /// <param name="word">Any length.</param>
    public bool Contains(ReadOnlySpan<char> word) => !word.IsEmpty && word.Length <= _longest && _words.Contains(word);
}
