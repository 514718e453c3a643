using System.Buffers;

namespace Pipeline.Summarize.Candidates;

/// <summary>A set of phrases in lower case that is asked by span, without regard to case. Immutable and thread-safe.</summary>
internal sealed class PhraseSet(params string[] phrases)
{
    private readonly SearchValues<string> _anywhere = SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);

    // By the first letter, for most sentences start with none of them.
    private readonly ILookup<char, string> _byFirst = phrases.ToLookup(static phrase => phrase[0]);
    private readonly SearchValues<char> _firsts = SearchValues.Create([.. phrases.SelectMany(static phrase => new[] { phrase[0], char.ToUpperInvariant(phrase[0]) })]);

    /// <summary>Whether a phrase stands anywhere in the text. O(text).</summary>
    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(_anywhere);

    /// <summary>Whether the text starts with a phrase that ends where a word does: <c>as for</c> is not in <c>As foreign</c>. O(phrases).</summary>
    public bool Starts(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !_firsts.Contains(text[0]))
            return false;
        foreach (var phrase in _byFirst[char.ToLowerInvariant(text[0])])
        {
            if (text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (text.Length == phrase.Length || !char.IsLetterOrDigit(phrase[^1]) || !char.IsLetterOrDigit(text[phrase.Length])))
                return true;
        }

        return false;
    }
}
