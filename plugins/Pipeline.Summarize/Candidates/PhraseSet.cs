using System.Buffers;
using System.Collections.Frozen;

namespace Pipeline.Summarize.Candidates;

/// <summary>A set of phrases in lower case, of two letters or more, that is asked by span, without regard to case. Immutable and thread-safe.</summary>
internal sealed class PhraseSet(params string[] phrases)
{
    private readonly SearchValues<string> _anywhere = SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);

    // By the first two letters, for most sentences start with none of them.
    private readonly FrozenDictionary<int, string[]> _byStart = phrases.GroupBy(static phrase => Start(phrase)).ToFrozenDictionary(static group => group.Key, static group => group.ToArray());
    private readonly SearchValues<char> _firsts = SearchValues.Create([.. phrases.SelectMany(static phrase => new[] { phrase[0], char.ToUpperInvariant(phrase[0]) })]);

    /// <summary>Whether a phrase stands anywhere in the text. O(text).</summary>
    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(_anywhere);

    /// <summary>Whether the text starts with a phrase that ends where a word does: <c>as for</c> is not in <c>As foreign</c>. O(phrases).</summary>
    public bool Starts(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !_firsts.Contains(text[0]) || !_byStart.TryGetValue(Start(text), out var phrases))
            return false;
        foreach (var phrase in phrases)
        {
            if (text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (text.Length == phrase.Length || !char.IsLetterOrDigit(phrase[^1]) || !char.IsLetterOrDigit(text[phrase.Length])))
                return true;
        }

        return false;
    }

    private static int Start(ReadOnlySpan<char> text) => (char.ToLowerInvariant(text[0]) << 16) | char.ToLowerInvariant(text[1]);
}
