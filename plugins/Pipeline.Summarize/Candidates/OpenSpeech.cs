namespace Pipeline.Summarize.Candidates;

/// <summary>Follows quotation marks from sentence to sentence: a quotation may hold several, and only the first and last show it.</summary>
internal sealed class OpenSpeech(string text)
{
    // A mark that was never closed must not make the rest of the article speech.
    private const int MostSentences = 6;

    private bool _isOpen;
    private int _sentences;
    private int _end;

    /// <summary>Whether a quotation is still open where the last sentence ends.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>Goes on to the next sentence. O(what lies between the last one's end and this one's).</summary>
    /// <returns>Whether the sentence starts within a quotation and is not led out of it.</returns>
    public bool Pass(TextSpan sentence)
    {
        if (text.AsSpan(_end, Math.Max(0, sentence.Start - _end)).ContainsAny('\n', '\r'))
            _isOpen = false;
        var wasOpen = _isOpen;
        for (var rest = sentence.In(text); rest.IndexOfAny('"', '“', '”') is var mark and >= 0; rest = rest[(mark + 1)..])
            _isOpen = rest[mark] == '“' || (rest[mark] == '"' && !_isOpen);

        _sentences = wasOpen && _isOpen ? _sentences + 1 : 0;
        _isOpen &= _sentences < MostSentences;
        _end = sentence.End;
        return wasOpen && _isOpen;
    }
}
