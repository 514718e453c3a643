using System.Buffers;

namespace Pipeline.Summarize.Candidates;

/// <summary>A set of phrases that is asked by span, without regard to case. Immutable and thread-safe.</summary>
internal sealed class PhraseSet(params string[] phrases)
{
    private readonly SearchValues<string> _anywhere = SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a phrase stands anywhere in the text. O(text).</summary>
    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(_anywhere);

    /// <summary>Whether the text starts with a phrase that ends where a word does: <c>as for</c> is not in <c>As foreign</c>. O(phrases).</summary>
    public bool Starts(ReadOnlySpan<char> text)
    {
        foreach (var phrase in phrases)
        {
            if (text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (text.Length == phrase.Length || !char.IsLetterOrDigit(phrase[^1]) || !char.IsLetterOrDigit(text[phrase.Length])))
                return true;
        }

        return false;
    }
}
