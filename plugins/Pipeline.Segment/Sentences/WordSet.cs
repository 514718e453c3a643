namespace Pipeline.Segment.Sentences;

/// <summary>A set of words that is asked by span, without regard to case. Immutable and thread-safe.</summary>
internal sealed class WordSet
{
    private readonly WordTable _words;

    /// <param name="words">Separated by white space.</param>
    public WordSet(string words) => _words = new WordTable((words, (byte)1));

    /// <summary>Whether the word is in the set. O(1).</summary>
    /// <param name="word">Any length.</param>
    public bool Contains(ReadOnlySpan<char> word) => _words[word] != 0;
}
