namespace Pipeline.Summarize.Candidates;

/// <summary>Quotations in single marks, as British papers have them. The closing mark is also the apostrophe, so that only plain cases count.</summary>
internal static class SingleQuotes
{
    /// <summary>Whether a quotation starts in the sentence and goes on after it, or ends in it and started before. O(length).</summary>
    public static bool IsHalf(ReadOnlySpan<char> sentence)
    {
        bool isOpen = false, wasOpen = false;
        for (var i = Next(sentence, 0); i < sentence.Length; i = Next(sentence, i + 1))
        {
            if (Opens(sentence, i))
            {
                isOpen = wasOpen = true;
            }
            else if (Closes(sentence, i))
            {
                if (!wasOpen && i == sentence.Length - 1)
                    return true;
                isOpen = false;
            }
        }

        return isOpen;
    }

    private static int Next(ReadOnlySpan<char> sentence, int from) => sentence[from..].IndexOfAny('\'', '‘', '’') is var next and >= 0 ? from + next : sentence.Length;

    /// <summary>Before a capital, at the start or after a comma or colon: what is left out are <c>'90s</c> and <c>'em</c>, and single words in marks.</summary>
    private static bool Opens(ReadOnlySpan<char> sentence, int i) =>
        sentence[i] is '\'' or '‘' && i + 1 < sentence.Length && char.IsUpper(sentence[i + 1])
        && (i == 0 || (i > 1 && sentence[i - 1] == ' ' && sentence[i - 2] is ',' or ':'));

    /// <summary>After a mark that ends a clause, or before what no apostrophe stands before.</summary>
    private static bool Closes(ReadOnlySpan<char> sentence, int i) =>
        sentence[i] is '\'' or '’' && i > 0 && (sentence[i - 1] is '.' or ',' or '?' or '!' or '…' || i + 1 == sentence.Length || sentence[i + 1] is '.' or ',' or ';' or ':');
}
