namespace Pipeline.TagQuotes;

/// <summary>Finds out who a mention is: the fullest form of its name in the article.</summary>
/// <remarks>Names by their last word, pronouns by the nearest compatible person before, roles ("the official") by the mention that
/// introduced them. One pass in reading order; O(1) per mention.</remarks>
internal sealed class SpeakerResolver(Article article, NameIndex names)
{
    /// <summary>How many people a pronoun can reach back over.</summary>
    private const int Memory = 8;

    private readonly List<Word> _words = article.Words;
    private readonly List<(string Name, Gender Gender)> _recent = [];
    private readonly Documents _documents = new(article, names);
    private readonly Dictionary<string, string> _roles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the body that spoke last.</summary>
    private string? _body;

    /// <summary>How the last speaker was found.</summary>
    public ResolutionMethod Method { get; private set; }

    /// <summary>How many others the last mention could have stood for.</summary>
    public int Rivals { get; private set; }

    /// <summary>Gets what the last mention could have stood for, best first; null when nobody asks.</summary>
    public List<Candidate>? Candidates { get; init; }

    /// <summary>The speaker for a source; null when there is none.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="source">The mention.</param>
    /// <param name="subject">The subject of the sentence, which a pronoun in it is likely to stand for.</param>
    /// <param name="previous">The speaker of the quotation before.</param>
    public Speaker? Resolve(Unit unit, Source source, Source subject, Speaker? previous)
    {
        Method = ResolutionMethod.None;
        Rivals = 0;
        Candidates?.Clear();
        if (!source.Exists)
            return null;
        var mention = new TextSpan(_words[source.First].Span.Start, _words[source.End - 1].Span.End);
        var word = _words[source.First];
        if (subject.Exists && subject.End <= source.First)
            Pass(subject);
        if (source.CoreEnd - source.First == 1 && word.Is(WordClass.Relative))
        {
            Method = ResolutionMethod.Relative;
            return Antecedent(unit, source, mention, previous);
        }

        if (source.CoreEnd - source.First == 1 && word.Is(WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.PossessivePronoun))
        {
            Method = ResolutionMethod.Pronoun;
            return new Speaker(ResolvePronoun(source.First, previous) ?? article.Text[mention.Start..mention.End], mention);
        }

        var name = ResolvePhrase(source, previous, out var gender);
        Remember(name, gender);
        if (gender == Gender.Thing && names.Named(name) is { } entity && (entity.Length > 1 || entity.IsBody))
            _body = name;
        return new Speaker(name, mention);
    }

    /// <summary>Whether a source is a person or a pronoun for one.</summary>
    public bool IsPerson(Source source)
    {
        for (var i = source.First; i < source.CoreEnd; i++)
        {
            if (_words[i].Is(WordClass.Pronoun | WordClass.Role | WordClass.Title | WordClass.Person) || _words[i].IsCapitalised)
                return true;
        }

        return false;
    }

    /// <summary>Takes note of who a sentence is about, for the pronouns of the next.</summary>
    public void Pass(Source subject)
    {
        if (!subject.Exists || _words[subject.First].Is(WordClass.Pronoun | WordClass.Relative | WordClass.ObjectPronoun))
            return;
        if (FindEntity(subject) is { MayBePerson: true } entity)
            Remember(entity.Name, entity.Gender);
    }

    private Speaker? Antecedent(Unit unit, Source source, TextSpan mention, Speaker? previous)
    {
        var at = source.First - 1;
        if (at >= unit.First && _words[at].Mark == ',')
            at--;
        if (at < unit.First)
            return previous is { } same ? same with { Mention = mention } : null;
        var first = at;
        while (first > unit.First && (_words[first - 1].IsCapitalised || (_words[first - 1].IsNominal && !_words[first - 1].IsCapitalised)) && at - first < 6)
            first--;
        var name = ResolvePhrase(new Source(first, at + 1, at + 1), previous, out var gender);
        Remember(name, gender);
        return new Speaker(name, mention);
    }

    private string? ResolvePronoun(int word, Speaker? previous)
    {
        var wanted = article.TextOf(word) switch
        {
            var t when t.Equals("he", StringComparison.OrdinalIgnoreCase) || t.StartsWith("he's", StringComparison.OrdinalIgnoreCase) || t.Equals("him", StringComparison.OrdinalIgnoreCase) || t.Equals("his", StringComparison.OrdinalIgnoreCase) => Gender.Male,
            var t when t.Equals("she", StringComparison.OrdinalIgnoreCase) || t.StartsWith("she's", StringComparison.OrdinalIgnoreCase) || t.Equals("her", StringComparison.OrdinalIgnoreCase) => Gender.Female,
            var t when t.Equals("they", StringComparison.OrdinalIgnoreCase) || t.Equals("them", StringComparison.OrdinalIgnoreCase) || t.Equals("their", StringComparison.OrdinalIgnoreCase) => Gender.Plural,
            var t when t.Equals("it", StringComparison.OrdinalIgnoreCase) || t.Equals("its", StringComparison.OrdinalIgnoreCase) => Gender.Thing,
            _ => Gender.Unknown,
        };
        if (wanted == Gender.Unknown)
            return null;
        var chosen = -1;
        for (var i = _recent.Count - 1; i >= 0; i--)
        {
            if (!Fits(_recent[i].Gender, wanted))
                continue;
            Candidates?.Add(new Candidate(_recent[i].Name, 1.0 / (_recent.Count - i), $"{Likely(_recent[i].Gender)}, {Place(_recent.Count - i)}"));
            if (chosen < 0)
                chosen = i;
            else
                Rivals++;
        }

        // Most pronouns stand for whoever spoke last, so what only looks like a name must not come between.
        if (chosen >= 0 && previous is { } spoke && _recent[chosen].Name != spoke.Name && names.Named(_recent[chosen].Name) is not { IsPerson: true }
            && _recent.FindIndex(entry => entry.Name == spoke.Name && entry.Gender == wanted) is >= 0 and var same)
            chosen = same;
        if (chosen >= 0)
        {
            var (name, gender) = _recent[chosen];
            Remember(name, gender == Gender.Unknown && wanted is Gender.Male or Gender.Female ? wanted : gender);
            return name;
        }

        if (wanted is Gender.Male or Gender.Female && names.NearestPerson(word, wanted) is { } near)
        {
            Remember(near.Name, near.Gender);
            Candidates?.Add(new Candidate(near.Name, 0, $"{Likely(near.Gender)}, named before"));
            return near.Name;
        }

        return wanted is Gender.Male or Gender.Female ? previous?.Name : null;
    }

    private static string Likely(Gender gender) => gender switch
    {
        Gender.Male => "a man",
        Gender.Female => "a woman",
        Gender.Plural => "several people",
        Gender.Thing => "a body",
        _ => "gender unknown",
    };

    private static string Place(int back) => back == 1 ? "mentioned last" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"mentioned {back} people back");

    private string? Owner(int possessive)
    {
        var wanted = article.IsWord(possessive, "his") ? Gender.Male : article.IsWord(possessive, "her") ? Gender.Female : Gender.Unknown;
        for (var i = _recent.Count - 1; i >= 0 && wanted != Gender.Unknown; i--)
        {
            if (Fits(_recent[i].Gender, wanted))
                return _recent[i].Name;
        }

        return null;
    }

    private static bool Fits(Gender gender, Gender wanted) =>
        gender == wanted || (gender == Gender.Unknown && wanted is Gender.Male or Gender.Female) || (wanted == Gender.Plural && gender == Gender.Thing);

    private void Remember(string name, Gender gender)
    {
        var known = _recent.FindIndex(entry => entry.Name == name);
        if (known >= 0)
        {
            if (_recent[known].Gender is Gender.Male or Gender.Female && gender is not (Gender.Male or Gender.Female))
                gender = _recent[known].Gender;
            _recent.RemoveAt(known);
        }
        else if (_recent.Count == Memory)
        {
            _recent.RemoveAt(0);
        }

        _recent.Add((name, gender));
    }

    private string ResolvePhrase(Source source, Speaker? previous, out Gender gender)
    {
        if (_documents.Issuer(source) is { } issuer)
        {
            SetMethod(ResolutionMethod.Issuer);
            gender = issuer.MayBePerson ? issuer.Gender : Gender.Thing;
            return issuer.Name;
        }

        if ((FindReversed(source) ?? FindEntity(source)) is { } entity)
        {
            gender = entity.Gender == Gender.Unknown && !entity.MayBePerson ? Gender.Thing : entity.Gender;
            SetMethod(article.Text.AsSpan(_words[source.First].Span.Start, _words[source.CoreEnd - 1].Span.End - _words[source.First].Span.Start).Contains(entity.Name, StringComparison.OrdinalIgnoreCase) ? ResolutionMethod.Name : ResolutionMethod.FullerName);
            Rivals = names.Sharing(entity) - 1;
            return entity.Name;
        }

        if (_words[source.First].Is(WordClass.PossessivePronoun) && source.CoreEnd - source.First == 2 && _words[source.CoreEnd - 1].Is(WordClass.Body) && Owner(source.First) is { } owner)
        {
            // "his statement said": the owner speaks.
            SetMethod(ResolutionMethod.Role);
            gender = Gender.Unknown;
            return owner;
        }

        if (previous is { } spoke && _documents.IsAnonymous(source))
        {
            // "The statement said": of whoever spoke last.
            SetMethod(ResolutionMethod.Issuer);
            gender = Gender.Unknown;
            return spoke.Name;
        }

        if (IsAge(source) && LastPerson() is { } aged)
        {
            SetMethod(ResolutionMethod.Role);
            gender = aged.Gender;
            return aged.Name;
        }

        var text = Trimmed(source);
        var head = Head(source);
        var headText = article.TextOf(head);
        gender = _words[head].Is(WordClass.Male) ? Gender.Male : _words[head].Is(WordClass.Female) ? Gender.Female
            : headText.EndsWith('s') || headText.Equals("people", StringComparison.OrdinalIgnoreCase) ? Gender.Plural
            : _words[head].Is(WordClass.Role) && !_words[head].Is(WordClass.Body) ? Gender.Unknown : Gender.Thing;
        SetMethod(ResolutionMethod.Phrase);
        if (_words[head].IsCapitalised)
            return text;
        var role = headText.ToString();
        var definite = article.IsWord(source.First, "the") || article.IsWord(source.First, "that");
        if (definite && source.CoreEnd - source.First == 2)
        {
            var known = _roles.GetValueOrDefault(role) ?? (names.FindRole(role) is { IsPerson: true } person ? person.Name : null);
            if (known is not null)
            {
                SetMethod(ResolutionMethod.Role);
                return known;
            }

            if (_body is not null && (_body.EndsWith(' ' + role, StringComparison.OrdinalIgnoreCase) || (previous?.Name == _body && IsLoose(headText))))
            {
                // "the agency": the body that spoke last.
                SetMethod(ResolutionMethod.Role);
                return _body;
            }
        }

        if (!definite || source.CoreEnd - source.First > 2)
            _roles[role] = text;
        return text;
    }

    /// <summary>Nouns that any body can be called by, once it has spoken.</summary>
    private static bool IsLoose(ReadOnlySpan<char> noun) => noun is "group" or "organization" or "organisation" or "agency" or "department" or "union";

    /// <summary>"the 26-year-old defender".</summary>
    private bool IsAge(Source source) =>
        source.CoreEnd - source.First >= 2 && article.IsWord(source.First, "the") && article.TextOf(source.First + 1) is var age && char.IsDigit(age[0]) && age.EndsWith("year-old", StringComparison.Ordinal);

    private (string Name, Gender Gender)? LastPerson()
    {
        for (var i = _recent.Count - 1; i >= 0; i--)
        {
            if (_recent[i].Gender is not (Gender.Thing or Gender.Plural))
                return _recent[i];
        }

        return null;
    }

    private void SetMethod(ResolutionMethod method)
    {
        if (Method == ResolutionMethod.None)
            Method = method;
    }

    private int Head(Source source)
    {
        for (var i = source.First; i < source.CoreEnd; i++)
        {
            if (i > source.First && _words[i].Is(WordClass.Preposition | WordClass.Relative) && _words[i - 1].IsNominal)
            {
                // "an official familiar with the framework": the noun before its adjective.
                for (var k = i - 1; k >= source.First; k--)
                {
                    if (_words[k].Is(WordClass.Role))
                        return k;
                }

                return i - 1;
            }
        }

        return source.CoreEnd - 1;
    }

    private string Trimmed(Source source)
    {
        var first = source.First;
        while (first + 1 < source.CoreEnd && _words[first].Is(WordClass.Determiner) && _words[first + 1].IsCapitalised)
            first++;
        return article.Text[_words[first].Span.Start.._words[source.CoreEnd - 1].Span.End];
    }

    /// <summary>"the director of operations, Jeff Fraser,": the name stands in the apposition; "Heart and Stroke manager Erin Kim": at the end.</summary>
    private NamedEntity? FindReversed(Source source)
    {
        var name = source.CoreEnd + 1;
        if (source.End > name && _words[source.CoreEnd].Mark == ',' && _words[name].IsCapitalised && names.NameEnd(name) >= source.End
            && !_words[source.CoreEnd - 1].Is(WordClass.Person) && names.Find(names.SkipTitles(name, source.End), source.End) is { MayBePerson: true } named
            && FindEntity(source) is not { IsPerson: true })
            return named;
        var start = source.CoreEnd;
        while (start > source.First && _words[start - 1].IsCapitalised)
            start--;
        return start > source.First && start < source.CoreEnd && _words[start - 1].Is(WordClass.Role) && !_words[start - 1].IsCapitalised
            ? names.Find(start, source.CoreEnd)
            : null;
    }

    /// <summary>The person or body that the head of a noun phrase names; null when the head is a common noun.</summary>
    private NamedEntity? FindEntity(Source source)
    {
        var first = source.First;
        var end = source.CoreEnd;
        for (var i = first; i < end; i++)
        {
            if (i > first && _words[i].Is(WordClass.Preposition) && !_words[i - 1].IsCapitalised && !_words[i - 1].Is(WordClass.Determiner))
                return null;
            if (!_words[i].IsCapitalised || _words[i].Is(WordClass.Determiner | WordClass.Preposition) || (_words[i].Is(WordClass.Time) && !_words[i].Is(WordClass.Person)))
                continue;
            var stop = Math.Min(names.NameEnd(i), end);
            var next = stop < end ? _words[stop] : default;
            if (stop + 1 < end && _words[stop - 1].Is(WordClass.Title) && article.IsWord(stop, "of"))
            {
                // "Secretary of Transport Anna Berg": an office, and then the name.
                i = stop;
                continue;
            }

            var endsPhrase = stop == end || next.Is(WordClass.Preposition | WordClass.Conjunction | WordClass.Relative | WordClass.Mark) || next.IsMark;
            if (!endsPhrase)
            {
                i = stop - 1;
                continue;
            }

            var start = names.SkipTitles(i, stop);
            var found = names.Find(start, stop);
            if (i > first && _words[i - 1].Is(WordClass.Clitic) && found is not { IsPerson: true })
                return null;
            if (stop < end && next.Is(WordClass.Conjunction))
                return null;
            if (stop < end && article.IsWord(stop, "of") && found is not { IsPerson: true })
                return null;
            return found;
        }

        return null;
    }
}
