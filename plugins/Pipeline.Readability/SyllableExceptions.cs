using System.Collections.Frozen;

namespace Pipeline.Readability;

/// <summary>Words of the news that the rules of <see cref="Syllables"/> get wrong, in lower case.</summary>
internal static class SyllableExceptions
{
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Known = Read(
        """
        1: pier piers tier tiers
        2: mr mrs dr people peoples business every evening evenings someone lion lions ruin ruins ruined fluid fluids giant giants naked wicked
        2: science soldier soldiers premier frontier chocolate sovereign argue argued argues leopard diet diets quiet riot riots
        2: poet poets poem poems being forecast forecasts comeback awesome persuade maybe whereas
        3: businesses businessman businessmen scientist scientists suicide suicides genuine overseas element elements sovereignty jeopardy
        3: tuition finale violent violence diamond interest nuclear everyone recipe
        4: etc scientific coalition coalitions marijuana initiative initiatives catastrophe
        """).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryGet(ReadOnlySpan<char> word, out int syllables) => Known.TryGetValue(word, out syllables);

    /// <summary>Lines of a number of syllables and the words that have it.</summary>
    private static FrozenDictionary<string, int> Read(string lines) => lines
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(static line => line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => KeyValuePair.Create(word, line[0] - '0')))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
