namespace Pipeline.Clean.Article;

/// <summary>What the first stage thinks of the blocks around a block: the second stage decides with it.</summary>
internal static class NeighbourFeatures
{
    /// <summary>Figures in a row of the second stage: those of the first, then these.</summary>
    public const int Width = BlockFeatures.Width + Added;

    private const int Added = 19;

    /// <summary>Writes the rows of the second stage. O(blocks).</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="first">The rows of the first stage.</param>
    /// <param name="scores">Log-odds by the first stage.</param>
    /// <param name="rows"><see cref="Width"/> figures for each block.</param>
    public static void Write(ReadOnlySpan<ArticleBlock> blocks, ReadOnlySpan<float> first, ReadOnlySpan<float> scores, Span<float> rows)
    {
        var likely = new float[blocks.Length];
        var groups = new Dictionary<int, (float Likely, int Words)>();
        var signatures = new Dictionary<uint, (float Likely, int Words)>();
        float total = 0;
        for (var i = 0; i < blocks.Length; i++)
        {
            likely[i] = 1 / (1 + MathF.Exp(-scores[i]));
            var words = blocks[i].Text.Words;
            total += likely[i] * words;
            var group = groups.GetValueOrDefault(blocks[i].Group);
            groups[blocks[i].Group] = (group.Likely + (likely[i] * words), group.Words + words);
            var signature = signatures.GetValueOrDefault(blocks[i].Signature);
            signatures[blocks[i].Signature] = (signature.Likely + (likely[i] * words), signature.Words + words);
        }

        // How near a block of the article is, on either side, by a weight that fades with the words between.
        var ahead = new float[blocks.Length + 1];
        for (var i = blocks.Length - 1; i >= 0; i--)
            ahead[i] = Fade(ahead[i + 1], likely[i], blocks[i].Text.Words);
        float before = 0, behind = 0;
        for (var i = 0; i < blocks.Length; i++)
        {
            var row = rows.Slice(i * Width, Width);
            first.Slice(i * BlockFeatures.Width, BlockFeatures.Width).CopyTo(row);
            var at = BlockFeatures.Width;
            for (var near = -4; near <= 4; near++)
                row[at++] = i + near >= 0 && i + near < blocks.Length ? scores[i + near] : -9;
            var words = blocks[i].Text.Words;
            row[at++] = before / Math.Max(1, total);
            row[at++] = (total - before) / Math.Max(1, total);
            row[at++] = MathF.Log2(1 + total);
            row[at++] = behind;
            row[at++] = ahead[i + 1];
            row[at++] = Without(groups[blocks[i].Group], likely[i], words);
            row[at++] = Without(signatures[blocks[i].Signature], likely[i], words);
            row[at++] = groups[blocks[i].Group].Likely / Math.Max(1, total);
            row[at++] = likely[i] * words / Math.Max(1, total);
            row[at] = Math.Min(behind, ahead[i + 1]);
            before += likely[i] * words;
            behind = Fade(behind, likely[i], words);
        }
    }

    private static float Fade(float value, float likely, int words)
    {
        var keep = MathF.Exp(-Math.Max(words, 4) / 60f);
        return (value * keep) + (likely * (1 - keep));
    }

    private static float Without((float Likely, int Words) sum, float likely, int words) =>
        sum.Words - words <= 0 ? -1 : (sum.Likely - (likely * words)) / (sum.Words - words);
}
