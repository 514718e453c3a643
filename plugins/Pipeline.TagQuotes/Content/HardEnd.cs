namespace Pipeline.TagQuotes;

/// <summary>Where content must end, whatever it is: with the sentence, or at a bracket that it did not open.</summary>
internal static class HardEnd
{
    /// <summary>Whether it is at a word.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="word">The word.</param>
    /// <param name="i">Its index.</param>
    /// <param name="brackets">How many brackets are open: 0 at the start of the content, and kept up to date here.</param>
    public static bool IsAt(Unit unit, Word word, int i, ref int brackets)
    {
        if (word.Mark is '(' or '[')
            brackets++;
        else if (word.Mark is ')' or ']' && --brackets < 0)
            return true;
        return word.Is(WordClass.End) && (word.Mark == '.' || i + 1 >= unit.End);
    }
}
