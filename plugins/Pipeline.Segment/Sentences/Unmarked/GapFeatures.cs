namespace Pipeline.Segment.Sentences.Unmarked;

/// <summary>What the model sees of a gap between two chunks: their words and shapes, and how far the sentence has come.</summary>
internal static class GapFeatures
{
    /// <summary>The number of features of a gap.</summary>
    public const int Count = 20;

    private const int MostWords = 20;
    private const int MostReach = 256;

    /// <summary>Reads the features of the gap before an offset. O(1).</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the sentence starts.</param>
    /// <param name="at">The first character after the gap.</param>
    /// <param name="end">Where the stretch ends.</param>
    /// <param name="features">Hashes, <see cref="Count"/> of them.</param>
    public static void Read(string text, int start, int at, int end, Span<uint> features)
    {
        var left = Chunk.Before(text, start, at);
        var left2 = Chunk.Before(text, start, left.Start);
        var left3 = Chunk.Before(text, start, left2.Start);
        var right = Chunk.After(text, at, end);
        var right2 = Chunk.After(text, right.End, end);
        var right3 = Chunk.After(text, right2.End, end);
        var first = Chunk.After(text, start, at);
        var last = left.End == left.Start ? 0 : Chunk.KindOf(text[left.End - 1]);
        var next = Chunk.KindOf(text[at]);
        var (words, capitals) = Place(text, start, at);
        features[0] = Mix(0, last, next);
        features[1] = Mix(1, left.Lower, next);
        features[2] = Mix(2, right.Word);
        features[3] = Mix(3, left.Shape);
        features[4] = Mix(4, right.Shape);
        features[5] = Mix(5, left2.Shape, left.Shape, right.Shape);
        features[6] = Mix(6, left.Shape, right.Shape, right2.Shape);
        features[7] = Mix(7, right.Word, right2.Lower);
        features[8] = Mix(8, last, right.Word);
        features[9] = Mix(9, left.Lower, right.Shape);
        features[10] = Mix(10, words, last, next);
        features[11] = Mix(11, right.Shape, right2.Shape, right3.Shape);
        features[12] = Mix(12, first.Word, last);
        features[13] = Mix(13, left2.Lower, left.Lower);
        features[14] = Mix(14, right2.Lower, next, last);
        features[15] = Mix(15, capitals, right.Shape, right2.Shape);
        features[16] = Mix(16, left.Suffix(text), right.Shape);
        features[17] = Mix(17, right.Word, right2.Shape);
        features[18] = Mix(18, left3.Shape, left2.Shape, left.Shape);
        features[19] = Mix(19, capitals, words, right.Lower);
    }

    /// <summary>How many words the sentence has so far, and how many of them are capitalised, each in a few steps.</summary>
    private static (uint Words, uint Capitals) Place(string text, int start, int at)
    {
        uint words = 0, upper = 0;
        var inWord = false;
        var limit = Math.Min(at, start + MostReach);
        for (var i = start; i < limit && words < MostWords; i++)
        {
            var isSpace = char.IsWhiteSpace(text[i]);
            if (!isSpace && !inWord)
            {
                words++;
                upper += char.IsUpper(text[i]) ? 1u : 0;
            }

            inWord = !isSpace;
        }

        var capitals = words == 0 ? 0u : upper == words ? 1 : upper * 2 >= words ? 2 : upper <= 1 ? 3u : 4;
        return (words switch { < 5 => words, < 8 => 5, < 13 => 6, < MostWords => 7, _ => 8 }, capitals);
    }

    private static uint Mix(uint kind, uint a, uint b = 0, uint c = 0)
    {
        var hash = (kind + 1) * 0x9E3779B1;
        hash = (hash ^ a) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 15) ^ b) * 0xC2B2AE35;
        hash = (hash ^ (hash >> 13) ^ c) * 0x27D4EB2F;
        return hash ^ (hash >> 16);
    }
}
