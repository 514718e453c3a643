using System.Buffers;

namespace Pipeline.Readability;

/// <summary>Counts the syllables of English words by rule, with a list of words that the rules get wrong.</summary>
/// <remarks>
/// A syllable for each group of vowels; then silent endings are taken off and vowels that stand side by side in two syllables
/// are added. The README lists the rules. O(letters), without allocation for words of ordinary length.
/// </remarks>
internal static class Syllables
{
    /// <summary>Longer than any word; a longer one is cut, and counts as what is left.</summary>
    private const int MaxLetters = 64;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāēīōū");
    private static readonly SearchValues<char> Joints = SearchValues.Create("-‐‑–'’.&/");

    /// <summary>First parts of compounds that end in a silent <c>e</c>, or <c>es</c>.</summary>
    private static readonly string[] Compounds =
        ["some", "every", "where", "there", "home", "life", "house", "pipe", "guide", "frame", "base", "wide", "else", "none", "spokes", "states", "time", "trade"];

    /// <summary>The syllables of a word, its hyphenated parts and its clitics (<c>n't</c>, <c>'ve</c>) included; 1 at least.</summary>
    /// <param name="word">A word as the text has it.</param>
    public static int Count(ReadOnlySpan<char> word)
    {
        if (IsInitialism(word))
            return Spelled(word);

        Span<char> letters = stackalloc char[MaxLetters];
        var count = 0;
        var rest = word;
        var isClitic = false;
        while (!rest.IsEmpty)
        {
            var joint = rest.IndexOfAny(Joints);
            var part = joint < 0 ? rest : rest[..joint];
            var beforeClitic = joint >= 0 && rest[joint] is '\'' or '’';
            var length = Lower(part, letters);
            if (!(isClitic && length <= 2))
                count += Part(letters[..length], beforeClitic ? rest[(joint + 1)..] : default);
            isClitic = beforeClitic;
            rest = joint < 0 ? default : rest[(joint + 1)..];
        }

        return Math.Max(1, count);
    }

    /// <summary>One part of a word, in lower case, and what follows it after an apostrophe.</summary>
    private static int Part(ReadOnlySpan<char> part, ReadOnlySpan<char> clitic)
    {
        // didn't, isn't: the n is a syllable. don't, aren't: it is not.
        if (clitic is ['t' or 'T', ..] && part is [.., var before, 'n'] && part.IndexOfAny(Vowels) >= 0)
            return Plain(part[..^1]) + (before is 'd' or 's' or 't' || part is "haven" ? 1 : 0);

        // could've, it'll
        if (clitic is ['v' or 'V', 'e' or 'E', ..] or ['l' or 'L', 'l' or 'L', ..] && !EndsInVowel(part))
            return Plain(part) + 1;

        // boss's, church's
        if (clitic is ['s' or 'S'] && EndsInSibilant(part))
            return Plain(part) + 1;
        return Plain(part);
    }

    private static int Plain(ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty)
            return 0;
        if (SyllableExceptions.TryGet(letters, out var known))
            return known;
        var count = Groups(letters) + Hiatuses(letters) - (HasSilentEnding(letters) ? 1 : 0) - (HasSilentMiddle(letters) ? 1 : 0);

        // prism, spasm: the m is a syllable.
        if (letters is [.., 'i' or 'a', 's', 'm'] or [.., 't', 'h', 'm'])
            count++;

        // specifically: three syllables after the f, not four.
        if (letters is [_, _, .., 'i', 'c', 'a', 'l', 'l', 'y'])
            count--;

        // Without a vowel it is the t of don't or the s of John's, or a hum.
        return letters.IndexOfAny(Vowels) < 0 ? (letters.Length > 2 ? 1 : 0) : Math.Max(1, count);
    }

    /// <summary>Runs of vowels. A <c>u</c> after <c>q</c> is none, nor a <c>y</c> before a vowel that starts a word or follows a vowel (<i>yes, beyond</i>).</summary>
    private static int Groups(ReadOnlySpan<char> letters)
    {
        var groups = 0;
        var inGroup = false;
        for (var i = 0; i < letters.Length; i++)
        {
            var isVowel = IsVowel(letters, i);
            if (isVowel && !inGroup)
                groups++;
            inGroup = isVowel;
        }

        return groups;
    }

    private static bool IsVowel(ReadOnlySpan<char> letters, int i)
    {
        if (!Vowels.Contains(letters[i]))
            return false;
        var next = i + 1 < letters.Length ? letters[i + 1] : ' ';
        if (letters[i] == 'u' && i > 0 && letters[i - 1] == 'q')
            return false;
        return letters[i] != 'y' || next == 'y' || !Vowels.Contains(next) || (i > 0 && letters[i - 1] != 'w' && !Vowels.Contains(letters[i - 1]));
    }

    /// <summary>Pairs of vowels in one group that are two syllables.</summary>
    private static int Hiatuses(ReadOnlySpan<char> letters)
    {
        var count = 0;
        for (var i = 0; i + 1 < letters.Length; i++)
        {
            var before = i > 0 ? letters[i - 1] : ' ';
            var after = i + 2 < letters.Length ? letters[i + 2] : ' ';
            var rest = letters[i..];
            var splits = (letters[i], letters[i + 1]) switch
            {
                // media, Syria, negotiate, enthusiasm, confidentiality, alliance; not social, Asia, marriage, civilian, parliament
                ('i', 'a') when before is 'c' or 't' or 's' => after is 't' or 's' || rest is ['i', 'a', 'l', 'i', 't', ..],
                ('i', 'a') when before is 'l' => after is not ('n' or 'r' or 'm') || rest.StartsWith("iance"),
                ('i', 'a') => before != 'g' && rest is not ['i', 'a', 'g', 'e', ..],

                // radio, champion, period; not nation, region, fashion, million, union, senior
                ('i', 'o') when before is 'l' or 'n' or 'v' => after is not ('n' or 'r'),
                ('i', 'o') => before is not ('c' or 't' or 's' or 'g' or 'x' or 'h'),

                // medium, radius
                ('i', 'u') => true,

                // audience, client, orient, society, earlier; not patient, ancient, friend, believe
                ('i', 'e') when after == 'n' => before is not ('c' or 't' or 's' or 'f') && (before != 'r' || rest is [_, _, _, 't' or 'c', ..]),
                ('i', 'e') => after == 't' || (before != ' ' && rest is ['i', 'e', 'r'] or ['i', 'e', 'r', 's'] or ['i', 'e', 's', 't']),

                // video, geography; not surgeon
                ('e', 'o') => before != 'g' || i == 1,

                // museum
                ('e', 'u') => after == 'm',

                // area, idea; create, reality, reaction, theater; not sea, creature, reach
                ('e', 'a') when rest is ['e', 'a'] or ['e', 'a', 's'] => letters[..i].IndexOfAny(Vowels) >= 0,
                ('e', 'a') => letters[..i] switch
                {
                    [.., 'c', 'r'] => after == 't' && !rest.StartsWith("eatu"),
                    ['r'] => rest.StartsWith("eali") || rest.StartsWith("eact"),
                    ['t', 'h'] => after == 't' && !rest.StartsWith("eath"),
                    _ => false,
                },

                // actual, annual, evacuate; not quality, language, persuade
                ('u', 'a') => before is not ('q' or 'g') && !rest.StartsWith("uade"),

                // influence, fluent, cruel; not guess, blue, issues
                ('u', 'e') => after is 'n' or 'l' && before is not ('q' or 'g'),

                // chaos, archaic
                ('a', 'o') => true,
                ('a', 'i') when rest is ['a', 'i', 'c', ..] => true,

                // cooperate, coordinate
                ('o', 'o') => i == 1 && before == 'c' && (rest.StartsWith("ooper") || rest.StartsWith("oord")),

                // whoever
                ('o', 'e') => rest.StartsWith("oever"),

                // doing, seeing, continuing
                ('a' or 'e' or 'o' or 'u', 'i') => before != 'q' && rest[1..] is ['i', 'n', 'g'] or ['i', 'n', 'g', 's'],

                // flying, studying, flyer
                ('y', 'i' or 'a' or 'o') => before != ' ' && IsVowel(letters, i),
                ('y', 'e') => before != ' ' && after == 'r' && IsVowel(letters, i),
                _ => false,
            };
            count += splits ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the last group of vowels is a silent <c>e</c>: <i>make, makes, baked, league</i>; not <i>table, centre, houses, wanted</i>.</summary>
    private static bool HasSilentEnding(ReadOnlySpan<char> letters)
    {
        if (letters is [.., 'q' or 'g', 'u', 'e'] or [.., 'q' or 'g', 'u', 'e', 's'])
            return true;
        var stem = letters switch
        {
            [.., 'e'] => letters[..^1],
            [.., 'e', 's'] or [.., 'e', 'd'] => letters[..^2],
            _ => default,
        };
        if (stem.IsEmpty)
            return false;

        // played, eyes: the y is a consonant here.
        if (Vowels.Contains(stem[^1]))
            return stem is [.., var vowel, 'y'] && Vowels.Contains(vowel);

        // A consonant before l or r carries the syllable.
        if (stem is [.., var before, 'l' or 'r'] && !Vowels.Contains(before) && before != stem[^1])
            return false;
        return letters[^1] switch
        {
            's' => !EndsInSibilant(stem),
            'd' => stem[^1] is not ('t' or 'd'),
            _ => true,
        };
    }

    /// <summary>Whether a silent <c>e</c> stands before an ending or within a compound: <i>likely, statement, hopeful; something, framework</i>.</summary>
    private static bool HasSilentMiddle(ReadOnlySpan<char> letters)
    {
        foreach (var first in Compounds)
        {
            if (letters.Length > first.Length + 2 && letters.StartsWith(first) && !Vowels.Contains(letters[first.Length]))
                return true;
        }

        while (Suffix(letters) is var length and > 0)
        {
            letters = letters[..^length];
            if (letters is [.., 'e'])
                return letters[..^1].IndexOfAny(Vowels) >= 0 && HasSilentEnding(letters);
        }

        return false;
    }

    private static int Suffix(ReadOnlySpan<char> letters) => letters switch
    {
        [_, _, .., 'm', 'e', 'n', 't', 's'] => 5,
        [_, _, .., 'm', 'e', 'n', 't'] or [_, _, .., 'l', 'e', 's', 's'] or [_, _, .., 'n', 'e', 's', 's'] => 4,
        [_, _, .., 'f', 'u', 'l'] => 3,
        [_, _, .., 'l' or 't', 'y'] => 2,
        _ => 0,
    };

    private static bool EndsInSibilant(ReadOnlySpan<char> letters) =>
        letters is [.., 's' or 'x' or 'z' or 'c' or 'g' or 'j'] or [.., 's' or 'c', 'h'] or [.., 's' or 'x' or 'z' or 'c' or 'g', 'e'];

    private static bool EndsInVowel(ReadOnlySpan<char> letters) => letters.Length > 0 && Vowels.Contains(letters[^1]);

    /// <summary>Two or three capitals are spelled out: <i>UN, CNN</i>. Longer ones are mostly read as words: <i>NATO</i>.</summary>
    private static bool IsInitialism(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var c in word)
        {
            if (char.IsUpper(c))
                capitals++;
            else if (c is not '.')
                return false;
        }

        return capitals is 2 or 3;
    }

    private static int Spelled(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var c in word)
            count += c == '.' ? 0 : c == 'W' ? 3 : 1;
        return count;
    }

    /// <summary>The letters in lower case, without marks that combine.</summary>
    private static int Lower(ReadOnlySpan<char> part, Span<char> letters)
    {
        var length = 0;
        foreach (var c in part)
        {
            if (length == letters.Length)
                break;
            if (char.IsLetter(c))
                letters[length++] = char.ToLowerInvariant(c);
        }

        return length;
    }
}
