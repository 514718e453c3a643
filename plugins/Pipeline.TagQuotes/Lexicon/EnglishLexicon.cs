namespace Pipeline.TagQuotes;

/// <summary>All word lists as one table, so that each token costs one look-up. Case is ignored.</summary>
internal static class EnglishLexicon
{
    // Not frozen: freezing was most of the time before the first look-up.
    private static readonly Dictionary<string, LexicalEntry>.AlternateLookup<ReadOnlySpan<char>> Entries = Build().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The entry of a word; the default when it is not listed.</summary>
    public static LexicalEntry Find(ReadOnlySpan<char> word)
    {
        if (word.Length > 24)
            return default;
        if (!word.Contains('’'))
            return Entries.TryGetValue(word, out var entry) ? entry : default;
        Span<char> straight = stackalloc char[word.Length];
        word.Replace(straight, '’', '\'');
        return Entries.TryGetValue(straight, out var found) ? found : default;
    }

    private static Dictionary<string, LexicalEntry> Build()
    {
        var entries = new Dictionary<string, LexicalEntry>(new WordComparer());
        foreach (var (kind, words) in FunctionWords.Groups)
            AddClass(entries, kind, words);
        AddClass(entries, WordClass.Title, People.Titles);
        AddClass(entries, WordClass.Role, People.Roles);
        AddClass(entries, WordClass.Role | WordClass.Body, People.Bodies);
        AddClass(entries, WordClass.Thing, People.Things);
        AddClass(entries, WordClass.Person | WordClass.Male, People.Men);
        AddClass(entries, WordClass.Person | WordClass.Female, People.Women);
        AddClass(entries, WordClass.Male, People.Male);
        AddClass(entries, WordClass.Female, People.Female);
        foreach (var (frame, verbs) in ReportingVerbs.Groups)
            AddVerbs(entries, frame, verbs, phrasal: false);
        foreach (var (frame, verbs) in ReportingVerbs.Phrasal)
            AddVerbs(entries, frame, verbs, phrasal: true);
        foreach (var verb in ReportingVerbs.Nouns.Split(' '))
        {
            AddNoun(entries, verb);
            AddNoun(entries, VerbForms.Present(verb));
        }

        return entries;
    }

    private static void AddNoun(Dictionary<string, LexicalEntry> entries, string word)
    {
        if (entries.TryGetValue(word, out var entry) && entry.Frame != VerbFrame.None)
            entries[word] = entry with { Frame = entry.Frame | VerbFrame.Noun };
    }

    private static void AddClass(Dictionary<string, LexicalEntry> entries, WordClass kind, string words)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            entries.TryGetValue(word, out var entry);
            entries[word] = entry with { Class = entry.Class | kind };
        }
    }

    private static void AddVerbs(Dictionary<string, LexicalEntry> entries, VerbFrame frame, string verbs, bool phrasal)
    {
        foreach (var listed in verbs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = listed.TrimEnd('+').Split('/');
            var doubled = listed.EndsWith('+');
            var verb = parts[0];
            var past = parts.Length > 1 ? parts[1] : VerbForms.Past(verb, doubled);
            var pastParticiple = parts.Length > 2 ? parts[2] : past;
            AddForm(entries, verb, frame, VerbForm.Base, phrasal);
            AddForm(entries, VerbForms.Present(verb), frame, VerbForm.Present, phrasal);
            AddForm(entries, VerbForms.Participle(verb, doubled), frame & ~VerbFrame.Noun, VerbForm.Participle, phrasal);
            AddForm(entries, pastParticiple, frame & ~VerbFrame.Noun, VerbForm.PastParticiple, phrasal);
            AddForm(entries, past, frame & ~VerbFrame.Noun, VerbForm.Past, phrasal);
        }
    }

    private static void AddForm(Dictionary<string, LexicalEntry> entries, string word, VerbFrame frame, VerbForm form, bool phrasal)
    {
        entries.TryGetValue(word, out var entry);
        entries[word] = entry with { Frame = entry.Frame | frame, Form = form, Phrasal = phrasal };
    }
}
