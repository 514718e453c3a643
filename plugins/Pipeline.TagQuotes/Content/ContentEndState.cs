namespace Pipeline.TagQuotes;

/// <summary>What has been passed on the way from the start of content to a place where it may end.</summary>
internal sealed class ContentEndState(List<Word> words)
{
    private int _nextCue;

    /// <summary>Whether the content starts with a name or a small word such as a pronoun or an article.</summary>
    public bool StartsClause { get; private set; }

    /// <summary>The last place where "and that" goes on with the content; −1 for none.</summary>
    public int GoesOn { get; private set; }

    /// <summary>Whether a finite verb has been passed.</summary>
    public bool HasFinite { get; private set; }

    /// <summary>The number of commas passed.</summary>
    public int Commas { get; private set; }

    /// <summary>The number of quoted regions passed.</summary>
    public int Regions { get; private set; }

    /// <summary>The number of dashes and opening brackets passed.</summary>
    public int Breaks { get; private set; }

    /// <summary>What cue starts here or right after: 0 for none, else its kind and form.</summary>
    public uint CueAt { get; private set; }

    /// <summary>Starts anew.</summary>
    /// <param name="first">The first word of the content.</param>
    /// <param name="clauseEnd">Where what goes on with the content is no longer looked for.</param>
    /// <param name="nextCue">The index of the first cue after that of the content.</param>
    public void Start(int first, int clauseEnd, int nextCue)
    {
        _nextCue = nextCue;
        StartsClause = words[first].Is(WordClass.Pronoun | WordClass.Determiner | WordClass.PossessivePronoun) || words[first].IsCapitalised;
        HasFinite = false;
        (Commas, Regions, Breaks, CueAt, GoesOn) = (0, 0, 0, 0, -1);
        for (var i = first; i + 1 < clauseEnd; i++)
        {
            if (words[i].Is(WordClass.Conjunction) && words[i + 1].Is(WordClass.That))
                GoesOn = i;
        }
    }

    /// <summary>Takes a word into account.</summary>
    public void Pass(int i)
    {
        var word = words[i];
        HasFinite |= word.Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite) || word.Form is VerbForm.Past or VerbForm.Present;
        if (word.Mark == ',')
            Commas++;
        else if (word.IsRegion)
            Regions++;
        else if (word.IsDash || word.Mark is '(' or '[')
            Breaks++;
    }

    /// <summary>Looks for cues that start at a place, or at the word after it.</summary>
    public void MoveTo(int i, List<Cue> cues)
    {
        while (_nextCue < cues.Count && cues[_nextCue].Verb < i)
            _nextCue++;
        CueAt = 0;
        for (var k = _nextCue; k < cues.Count && k < _nextCue + 3; k++)
        {
            var cue = cues[k];
            var distance = cue.First - i;
            if (distance is not (0 or 1))
                continue;
            CueAt = 1 + ((uint)cue.Kind * 16) + ((uint)cue.Form * 2) + (uint)distance + (cue.Takes(VerbFrame.Bare) ? 256u : 0) + (cue.Doubtful ? 512u : 0);
            return;
        }
    }
}
