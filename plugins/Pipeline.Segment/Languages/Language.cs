using Pipeline.Segment.Sentences;

namespace Pipeline.Segment.Languages;

/// <summary>What the rules for sentences know of a language, read from the file of its name beside this one. Thread-safe.</summary>
/// <remarks>Its tables are made when they are first asked: telling the language of a text takes only the frequent words of all.</remarks>
internal sealed class Language
{
    /// <summary>The longest abbreviation that is looked for, in UTF-16 code units without the last stop.</summary>
    public const int MaxAbbreviation = 12;

    // Enough to tell: even a headline and a sentence have some of the words.
    private const int Sample = 400;

    private readonly Dictionary<string, string> _entries;
    private readonly WordSet _function;
    private readonly string _ending;

    private Language(string name)
    {
        Name = name;
        _entries = Read(name);
        _function = new WordSet(_entries["function"]);
        _ending = _entries.GetValueOrDefault("ending", "");
        HasOrdinals = _entries.ContainsKey("ordinals");
    }

    public static Language English { get; } = new("en");

    public static Language German { get; } = new("de");

    public static Language French { get; } = new("fr");

    public static Language Spanish { get; } = new("es");

    private static Language[] All { get; } = [English, German, French, Spanish];

    /// <summary>The code of ISO 639-1.</summary>
    public string Name { get; }

    /// <summary>Whether it is the one that all rules are for.</summary>
    public bool IsEnglish => ReferenceEquals(this, English);

    /// <summary>Words that, with a capital letter after an abbreviation, start a sentence and are no part of a name.</summary>
    public WordSet Starters => field ??= new WordSet(_entries["starters"]);

    /// <summary>The first letters of <see cref="Starters"/>.</summary>
    public PrefixSet StarterPrefixes => field ??= new PrefixSet(_entries["starters"]);

    /// <summary>Whether a full stop after a number makes it an ordinal: <c>am 3. Oktober</c>.</summary>
    public bool HasOrdinals { get; }

    private WordTable Abbreviations => field ??= ReadAbbreviations();

    private WordSet NeedCapital => field ??= new WordSet(_entries["capital"]);

    /// <summary>The language of a tag such as <c>de-AT</c>; null when there are no data for it.</summary>
    public static Language? Find(string? tag) =>
        tag is { Length: >= 2 } && (tag.Length == 2 || tag[2] is '-' or '_') ? Array.Find(All, language => tag.StartsWith(language.Name, StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>The language whose frequent words the start of a text has most of; English unless another is well ahead. O(1).</summary>
    public static Language Detect(string text)
    {
        Span<int> counts = stackalloc int[All.Length];
        var end = Math.Min(text.Length, Sample);
        for (var at = 0; at < end; at++)
        {
            var word = Words.At(text, at, end);
            for (var i = 0; i < All.Length && !word.IsEmpty; i++)
                counts[i] += char.IsLower(word[0]) && All[i]._function.Contains(word) ? 1 : 0;
            at += word.Length;
        }

        var best = counts[1..].IndexOf(Math.Max(counts[1], Math.Max(counts[2], counts[3]))) + 1;
        return counts[best] >= 2 * Math.Max(1, counts[0]) ? All[best] : English;
    }

    /// <summary>The class of a word that stands before a full stop. O(1).</summary>
    /// <param name="word">Without the stop; stops within it are kept.</param>
    public AbbreviationClass ClassOf(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || (word.Length > MaxAbbreviation && _ending.Length == 0))
            return IsAcronym(word) ? AbbreviationClass.Acronym : AbbreviationClass.None;
        var found = (AbbreviationClass)Abbreviations[word];
        if (word.Length == 1 && char.IsUpper(word[0]) && (found != AbbreviationClass.Title || IsEnglish))
            return AbbreviationClass.Initial;
        if (found != AbbreviationClass.None && (char.IsUpper(word[0]) || !NeedCapital.Contains(word)))
            return found;
        if (_ending.Length > 0 && word.EndsWith(_ending, StringComparison.Ordinal))
            return AbbreviationClass.Other;
        return IsAcronym(word) ? AbbreviationClass.Acronym : AbbreviationClass.None;
    }

    /// <summary>Single letters with stops between: <c>U.S</c>, <c>e.l.f</c>.</summary>
    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word.Length % 2 == 0 || word.Length > 21)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 1 ? word[i] != '.' : !char.IsLetter(word[i]))
                return false;
        }

        return true;
    }

    private WordTable ReadAbbreviations()
    {
        var classes = new List<(string, byte)>();
        foreach (var (key, words) in _entries)
        {
            if (Enum.TryParse<AbbreviationClass>(key, ignoreCase: true, out var kind))
                classes.Add((words, (byte)kind));
        }

        return new WordTable([.. classes]);
    }

    /// <summary>Lines of a key, a colon and words; a line that starts with a space goes on.</summary>
    private static Dictionary<string, string> Read(string name)
    {
        using var stream = typeof(Language).Assembly.GetManifestResourceStream($"{name}.txt")
            ?? throw new InvalidOperationException($"The data of the language {name} are not in the assembly.");
        using var reader = new StreamReader(stream);
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        var key = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var colon = line[0] == ' ' ? -1 : line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                key = line[..colon];
            entries[key] = $"{entries.GetValueOrDefault(key)} {line[(colon + 1)..].Trim()}".Trim();
        }

        return entries;
    }
}
