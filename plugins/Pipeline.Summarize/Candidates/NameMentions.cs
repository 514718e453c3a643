using System.Buffers;
using System.Numerics;

namespace Pipeline.Summarize.Candidates;

/// <summary>Follows the names of an article from sentence to sentence: where a full name comes first, and where its last word stands for it later.</summary>
/// <remarks>Full names are two or three words with capitals in a row, so that places and bodies are among them too: <c>Mason City</c>, later <c>the City</c>.
/// A name whose last word came up alone before is known to the reader, and so is one with an article before it.</remarks>
internal sealed class NameMentions
{
    // The bits of a mask; the names after that count as known.
    public const int Most = 64;

    private const int Known = -1;

    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŽ");
    private static readonly WordSet Courtesies = new("mr mr. mrs mrs. ms ms. miss dr dr.");

    private readonly Dictionary<string, int> _byLast = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _count;

    public NameMentions() => _lookup = _byLast.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the next sentence. O(length).</summary>
    /// <returns>As bits, the names that it has in full, and those that it has by their last word alone.</returns>
    public (ulong Full, ulong Short) Pass(ReadOnlySpan<char> sentence)
    {
        ulong full = 0, bare = 0;
        for (var at = 0; at < sentence.Length;)
        {
            var next = sentence[at..].IndexOfAny(Capitals);
            if (next < 0)
                break;
            var start = at + next;
            var run = Run(sentence, start, out at);
            if (start > 0 && IsPartOfWord(sentence[start - 1]))
                continue;
            if (run.Words > 1)
                full |= Introduce(run.Last);
            else if (run.Words == 1 && !run.HasArticle && !FollowsArticle(sentence[..start]))
                bare |= Recall(run.Last);
        }

        return (full, bare & ~full);
    }

    /// <summary>How many bits are taken.</summary>
    public int Used => _count;

    /// <summary>How many names are meant.</summary>
    public static int Count(ulong names) => BitOperations.PopCount(names);

    /// <summary>Words with capitals in a row, without a common word or a courtesy title before them.</summary>
    private static NameRun Run(ReadOnlySpan<char> sentence, int start, out int end)
    {
        var words = 0;
        var hasArticle = false;
        ReadOnlySpan<char> last = [];
        for (end = start; ;)
        {
            var from = end;
            while (end < sentence.Length && IsPartOfWord(sentence[end]))
                end++;
            var word = sentence[from..end].TrimEnd("'’-");
            var isPossessive = word.EndsWith("'s") || word.EndsWith("’s");
            word = isPossessive ? word[..^2] : word;
            var isInitial = word.Length == 1 && end < sentence.Length && sentence[end] == '.';
            if (isInitial || (end < sentence.Length && sentence[end] == '.' && word.Length < 4 && Courtesies.Contains(word)))
                end++;
            if (words > 0 || !(Courtesies.Contains(word) || WordClassLexicon.Of(word) != WordClasses.None))
            {
                words++;
                last = word;
            }
            else
            {
                hasArticle = word is "The";
            }

            if (isPossessive || end + 1 >= sentence.Length || sentence[end] != ' ' || !Capitals.Contains(sentence[end + 1]))
                return new NameRun(words, last, hasArticle);
            end++;
        }
    }

    private ulong Introduce(ReadOnlySpan<char> last)
    {
        if (!IsName(last))
            return 0;
        if (!_lookup.TryGetValue(last, out var id))
            _lookup[last] = id = _count < Most ? _count++ : Known;
        return Bit(id);
    }

    private ulong Recall(ReadOnlySpan<char> name)
    {
        if (!IsName(name))
            return 0;
        if (_lookup.TryGetValue(name, out var id))
            return Bit(id);
        _lookup[name] = Known;
        return 0;
    }

    private static ulong Bit(int id) => id == Known ? 0 : 1UL << id;

    private static bool IsName(ReadOnlySpan<char> word) => word.Length > 2 && WordClassLexicon.Of(word) == WordClasses.None;

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '\'' or '’' or '-';

    private static bool FollowsArticle(ReadOnlySpan<char> before)
    {
        var head = before.TrimEnd(' ');
        return head.EndsWith("the", StringComparison.OrdinalIgnoreCase) && (head.Length == 3 || !char.IsLetter(head[^4]));
    }

    private readonly ref struct NameRun(int words, ReadOnlySpan<char> last, bool hasArticle)
    {
        public int Words { get; } = words;

        public ReadOnlySpan<char> Last { get; } = last;

        public bool HasArticle { get; } = hasArticle;
    }
}
