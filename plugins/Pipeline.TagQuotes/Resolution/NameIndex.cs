namespace Pipeline.TagQuotes;

/// <summary>The names of an article, found by their last word.</summary>
/// <remarks>A name is a run of capitalised words; titles in front of it are cut off and remembered. O(words) time.</remarks>
internal sealed class NameIndex
{
    private const int LongestName = 6;

    /// <summary>The most abbreviations that are looked for in one article.</summary>
    private const int MostAbbreviations = 16;

    /// <summary>How many mentions of people a pronoun can reach back over.</summary>
    private const int Reach = 100;

    private readonly Article _article;
    private readonly List<Word> _words;
    private readonly Dictionary<string, NamedEntity> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<NamedEntity>> _byLast = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Word, NamedEntity Entity)> _mentions = [];
    private readonly Dictionary<string, NamedEntity> _byAbbreviation = new(StringComparer.Ordinal);
    private readonly HashSet<string> _expanded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedEntity> _byRole = new(StringComparer.OrdinalIgnoreCase);

    private NameIndex(Article article)
    {
        _article = article;
        _words = article.Words;
    }

    /// <summary>Indexes the names of an article.</summary>
    public static NameIndex Of(Article article)
    {
        var index = new NameIndex(article);
        for (var i = 0; i < article.Words.Count; i++)
        {
            if (!index.IsNameWord(i))
            {
                if (article.Words[i].Mark == '(')
                    index.AddAbbreviation(i);
                continue;
            }

            var end = index.NameEnd(i);
            index.Add(i, end);
            i = end - 1;
        }

        return index;
    }

    /// <summary>The end of the run of capitalised words that starts at a word.</summary>
    public int NameEnd(int first)
    {
        var end = first + 1;
        while (end < _words.Count && Joins(end))
        {
            if (IsNameWord(end))
                end++;
            else if (((_words[end].IsCapitalised && _words[end].Is(WordClass.Time)) || IsParticle(end)) && end + 1 < _words.Count && IsNameWord(end + 1) && Joins(end + 1))
                end += 2;
            else
                break;
        }

        return end;
    }

    /// <summary>The name within a run, after its titles.</summary>
    public int SkipTitles(int first, int end)
    {
        var start = first;
        for (var i = first; i < end - 1; i++)
        {
            if (_words[i].Is(WordClass.Title) || (_words[i].Is(WordClass.Role) && (i > first || (end - i == 3 && _words[i + 1].Is(WordClass.Person)))))
                start = i + 1;
        }

        // "Secretary of State Marco Rubio": the office is a title of several words.
        if (start == first && first >= 2 && _article.IsWord(first - 1, "of") && _words[first - 2].Is(WordClass.Title) && end - first > 2)
        {
            for (var i = first; i < end; i++)
            {
                if (_words[i].Is(WordClass.Person))
                    return i;
            }

            return end - 2;
        }

        return start;
    }

    /// <summary>The fullest entity for a name; null when it is not in the index.</summary>
    public NamedEntity? Find(int first, int end)
    {
        var name = Text(first, end);
        if (end - first == 1 && (_byAbbreviation.GetValueOrDefault(name) ?? Expand(name)) is { } full)
            return full;
        _byName.TryGetValue(name, out var exact);
        if (!_byLast.TryGetValue(Text(end - 1, end), out var candidates))
            return exact;
        NamedEntity? best = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Length <= end - first || (!candidate.MayBePerson && end - first == 1 && !StartsNamed(first)))
                continue;
            // News gives the full name first and the last name from then on; a name that comes later and less often is another's.
            if (!candidate.IsPerson && exact is { IsPerson: false } && exact.Count > candidate.Count && (exact.IsBody || candidate.First > exact.First))
                continue;
            if (end - first > 1 && !EndsWith(candidate.Name, name))
                continue;
            if (best is null || IsBetter(candidate, best, first))
                best = candidate;
        }

        return best ?? exact;
    }

    /// <summary>The person of a gender who was named last before a word; null when nobody was.</summary>
    public NamedEntity? NearestPerson(int before, Gender gender)
    {
        var (low, high) = (0, _mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_mentions[middle].Word < before)
                low = middle + 1;
            else
                high = middle;
        }

        for (var i = low - 1; i >= 0 && i >= low - Reach; i--)
        {
            if (_mentions[i].Entity.IsPerson && _mentions[i].Entity.Gender == gender)
                return _mentions[i].Entity;
        }

        return null;
    }

    /// <summary>Whether a word with a capital is a name for more than the capital: said more than once, or the last word of a longer name.</summary>
    public bool IsName(int word)
    {
        if (_words[word].Is(WordClass.Person))
            return true;
        var text = Text(word, word + 1);
        return _byName.TryGetValue(text, out var entity) && entity.Count > 1 || (_byLast.TryGetValue(text, out var sharing) && sharing.Exists(static name => name.Length > 1));
    }

    /// <summary>How many names of the article end with the same word.</summary>
    public int Sharing(NamedEntity entity) => _byLast.TryGetValue(entity.Name[(entity.Name.LastIndexOf(' ') + 1)..], out var sharing) ? sharing.Count : 1;

    /// <summary>The first mention of an entity.</summary>
    public TextSpan Mention(NamedEntity entity) => new(_words[entity.First].Span.Start, _words[entity.First + entity.Length - 1].Span.End);

    /// <summary>The entity with exactly this name; null when the article has none.</summary>
    public NamedEntity? Named(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The person that a role was last given to: "the spokesman".</summary>
    public NamedEntity? FindRole(string role) => _byRole.GetValueOrDefault(role);

    private bool StartsNamed(int first) => first > 0 && _words[first - 1].Is(WordClass.Title);

    private static bool EndsWith(string name, string ending) =>
        name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && name[name.Length - ending.Length - 1] == ' ';

    private bool IsBetter(NamedEntity candidate, NamedEntity best, int mention)
    {
        var asked = TitleGender(mention);
        if (asked != Gender.Unknown && (candidate.Gender == asked) != (best.Gender == asked))
            return candidate.Gender == asked;
        if (candidate.IsPerson != best.IsPerson)
            return candidate.IsPerson;
        // Someone who has not been named yet is rarely meant.
        if ((candidate.First <= mention) != (best.First <= mention))
            return candidate.First <= mention;
        return candidate.Count > best.Count;
    }

    private Gender TitleGender(int mention) =>
        mention > 0 && _words[mention - 1].Is(WordClass.Title) ? GenderOf(_words[mention - 1]) : Gender.Unknown;

    private static Gender GenderOf(Word word) => word.Is(WordClass.Male) ? word.Is(WordClass.Female) ? Gender.Unknown : Gender.Male : word.Is(WordClass.Female) ? Gender.Female : Gender.Unknown;

    private void Add(int first, int end)
    {
        var start = SkipTitles(first, end);
        if (start == first && _words[first].Is(WordClass.Title) && end - first == 1)
            return;
        if (end - start > LongestName)
            start = end - LongestName;
        var name = Text(start, end);
        if (!_byName.TryGetValue(name, out var entity))
        {
            entity = new NamedEntity { Name = name, First = start, Length = end - start };
            _byName.Add(name, entity);
            var last = Text(end - 1, end);
            if (!_byLast.TryGetValue(last, out var sharing))
                _byLast.Add(last, sharing = []);
            if (sharing.Count < 16)
                sharing.Add(entity);
        }

        entity.Count++;
        _mentions.Add((start, entity));
        entity.IsBody |= IsBody(start, end);
        Learn(entity, first, start, end);
    }

    /// <summary>"Federal Bureau of Investigation (FBI)": the words before the bracket start with its letters.</summary>
    private void AddAbbreviation(int bracket)
    {
        if (bracket + 2 >= _words.Count || _words[bracket + 2].Mark != ')' || bracket == 0)
            return;
        var letters = _article.TextOf(bracket + 1);
        if (letters.Length is < 2 or > 6 || letters.ContainsAnyExceptInRange('A', 'Z'))
            return;
        var (left, first) = (letters.Length, bracket);
        while (left > 0 && first > 0 && bracket - first < 12 && !_words[first - 1].IsMark && !_words[first - 1].IsRegion)
        {
            first--;
            if (_words[first].IsCapitalised && _article.TextOf(first)[0] == letters[left - 1])
                left--;
            else if (_words[first].IsCapitalised)
                return;
        }

        if (left > 0 || !_words[first].IsCapitalised)
            return;
        Abbreviate(letters.ToString(), first, bracket);
    }

    /// <summary>Takes the letters for the name; a name that is not in the index is that of a body.</summary>
    private NamedEntity Abbreviate(string letters, int first, int end)
    {
        var name = Text(first, end);
        if (!_byName.TryGetValue(name, out var entity))
            _byName.Add(name, entity = new NamedEntity { Name = name, First = first, Length = end - first, IsBody = true, Count = 1 });
        _byAbbreviation.TryAdd(letters, entity);
        return entity;
    }

    /// <summary>"Harbour Safety Board … HSB": a name whose words start with the letters, though no bracket says that it is meant. Each abbreviation is looked for once,
    /// and at most <see cref="MostAbbreviations"/> of them, so O(words).</summary>
    private NamedEntity? Expand(string letters)
    {
        if (letters.Length is < 3 or > 6 || letters.AsSpan().ContainsAnyExceptInRange('A', 'Z') || _expanded.Count >= MostAbbreviations || !_expanded.Add(letters))
            return null;
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words[i].IsCapitalised && !_words[i].IsRegion && _article.TextOf(i).Length > 1 && SpelledBy(letters, i) is > 0 and var end)
                return Abbreviate(letters, i, end);
        }

        return null;
    }

    /// <summary>The end of the capitalised words from <paramref name="at"/> on that start with the letters, small words and commas between them left out; −1 when they do not.</summary>
    private int SpelledBy(string letters, int at)
    {
        var next = 0;
        for (var i = at; i < _words.Count && i < at + (2 * letters.Length); i++)
        {
            if (_words[i].IsRegion || _words[i].Is(WordClass.End))
                return -1;
            if (_words[i].IsCapitalised && _article.TextOf(i)[0] == letters[next])
            {
                if (++next == letters.Length)
                    return i + 1 < _words.Count && IsNameWord(i + 1) && Joins(i + 1) ? -1 : i + 1;
            }
            else if (_words[i].Mark != ',' && _article.TextOf(i) is not ("of" or "and" or "for" or "the" or "on" or "in" or "&"))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>"the Trump Foundation", "NASA", "Talos Security Group": an article before the name, capitals only, or a noun for a body.</summary>
    private bool IsBody(int start, int end) =>
        (start > 0 && _words[start - 1].Is(WordClass.Determiner) && !_words[start - 1].Is(WordClass.Quoted)) || _words[end - 1].Is(WordClass.Body)
        || (_words[end - 1].Is(WordClass.Thing) && !_words[start].Is(WordClass.Person))
        || !_article.TextOf(end - 1).ContainsAnyInRange('a', 'z');

    private void Learn(NamedEntity entity, int first, int start, int end)
    {
        var word = _words[start];
        if (word.Is(WordClass.Person) && end - start >= 2)
        {
            entity.IsPerson = true;
            if (entity.Gender == Gender.Unknown)
                entity.Gender = GenderOf(word);
        }

        for (var i = Math.Max(first, start - 3); i < start; i++)
            LearnTitle(entity, i);
        if (first == start && start > 0 && (_words[start - 1].Is(WordClass.Title) || _words[start - 1].Is(WordClass.Role)))
            LearnTitle(entity, start - 1);
        if (entity.Role.IsEmpty && start > first)
            entity.Role = Between(first, start);
        else if (entity.Role.IsEmpty && first == start && start > 0 && _words[start - 1].Is(WordClass.Role | WordClass.Title) && _words[start - 1].Frame == VerbFrame.None && Joins(start))
            entity.Role = Between(RoleStart(start - 1), start);
        if (end + 1 < _words.Count && _words[end].Mark == ',')
            LearnApposition(entity, end + 1);
    }

    private void LearnTitle(NamedEntity entity, int title)
    {
        var word = _words[title];
        if (!word.Is(WordClass.Title | WordClass.Role) || (word.Is(WordClass.Body) && !word.Is(WordClass.Title)) || _article.TextOf(title).EndsWith('s') && word.Is(WordClass.Role) && !word.Is(WordClass.Title))
            return;
        entity.IsPerson = true;
        if (GenderOf(word) is not Gender.Unknown and var gender)
            entity.Gender = gender;
        AddRole(entity, title);
    }

    /// <summary>", a pollster and strategist": the role nouns before the next mark.</summary>
    private void LearnApposition(NamedEntity entity, int at)
    {
        if (!_words[at].Is(WordClass.Determiner | WordClass.Role | WordClass.PossessivePronoun | WordClass.Number))
            return;
        for (var i = at; i < _words.Count && i < at + 10 && !_words[i].IsMark && !_words[i].Is(WordClass.Quoted | WordClass.Auxiliary | WordClass.Finite | WordClass.Modal); i++)
        {
            if (!_words[i].Is(WordClass.Role) || _words[i].Frame != VerbFrame.None)
                continue;
            AddRole(entity, i);
            if (entity.Role.IsEmpty)
                entity.Role = Between(at, Math.Min(RoleEnd(i), _words.Count));
            if (GenderOf(_words[i]) is not Gender.Unknown and var gender)
                entity.Gender = gender;
            return;
        }
    }

    /// <summary>"retired bridge engineer": back over plain nouns and adjectives.</summary>
    private int RoleStart(int role)
    {
        var first = role;
        while (first > 0 && role - first < 4 && _words[first - 1].IsNominal && !_words[first - 1].IsMark && _words[first - 1].Frame == VerbFrame.None && !_words[first - 1].Is(WordClass.Time | WordClass.Adverb | WordClass.Clitic) && Joins(first))
            first--;
        return first;
    }

    /// <summary>"engineer of the city": on to the next mark or verb, over few words.</summary>
    private int RoleEnd(int role)
    {
        var end = role + 1;
        while (end < _words.Count && end - role < 8 && !_words[end].IsMark && !_words[end].IsRegion && !_words[end].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite | WordClass.Relative | WordClass.Subordinator | WordClass.Conjunction) && _words[end].Frame == VerbFrame.None)
            end++;
        return end;
    }

    private TextSpan Between(int first, int end)
    {
        while (first < end - 1 && _words[first].Is(WordClass.Determiner) && !_words[first].IsCapitalised)
            first++;
        return new TextSpan(_words[first].Span.Start, _words[end - 1].Span.End);
    }

    private void AddRole(NamedEntity entity, int word)
    {
        if (!_words[word].Is(WordClass.Role) || _words[word].Is(WordClass.Body))
            return;
        var role = Text(word, word + 1);
        _byRole.TryAdd(role, entity);
    }

    private string Text(int first, int end)
    {
        var raw = _article.Text[_words[first].Span.Start.._words[end - 1].Span.End];
        return raw.AsSpan().ContainsAny('\u00A0', '\u202F') ? raw.Replace('\u00A0', ' ').Replace('\u202F', ' ') : raw;
    }

    private bool IsNameWord(int i)
    {
        var word = _words[i];
        if (!word.IsCapitalised || word.IsRegion)
            return false;
        return !word.Is(WordClass.Pronoun | WordClass.Determiner | WordClass.Conjunction | WordClass.Preposition | WordClass.PossessivePronoun | WordClass.Subordinator | WordClass.Wh | WordClass.ObjectPronoun | WordClass.Auxiliary)
            && !(word.Is(WordClass.Time) && !word.Is(WordClass.Person)) && !(word.Is(WordClass.Adverb | WordClass.Negation));
    }

    /// <summary>Whether only one space stands between a word and the one before.</summary>
    private bool Joins(int i) => _words[i].Span.Start - _words[i - 1].Span.End <= 1 && !_words[i].IsMark;

    private bool IsParticle(int i) =>
        _article.TextOf(i) is "de" or "van" or "von" or "der" or "bin" or "al" or "la" or "le" or "du" or "da" or "dos" or "el" or "ter" or "den" or "&";
}
