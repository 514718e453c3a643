namespace Pipeline.Engine.Comparing;

/// <summary>What two lists have in common, in order: their longest common subsequence.</summary>
internal static class Alignment
{
    /// <summary>The table takes time and memory of the product; what is longer is compared place by place between its equal ends.</summary>
    private const long MaxCells = 4_000_000;

    /// <summary>Pairs of places, rising in both.</summary>
    /// <param name="first">The length of the first list.</param>
    /// <param name="second">The length of the second.</param>
    /// <param name="isEqual">Whether an item of the first is one of the second.</param>
    public static List<(int First, int Second)> Of(int first, int second, Func<int, int, bool> isEqual)
    {
        var pairs = new List<(int, int)>();
        var start = 0;
        while (start < first && start < second && isEqual(start, start))
            pairs.Add((start, start++));
        var tail = 0;
        while (tail < first - start && tail < second - start && isEqual(first - 1 - tail, second - 1 - tail))
            tail++;
        Between(start, first - tail, second - tail, isEqual, pairs);
        for (; tail > 0; tail--)
            pairs.Add((first - tail, second - tail));
        return pairs;
    }

    private static void Between(int start, int firstEnd, int secondEnd, Func<int, int, bool> isEqual, List<(int, int)> pairs)
    {
        var (rows, columns) = (firstEnd - start, secondEnd - start);
        if ((long)rows * columns > MaxCells)
        {
            for (var i = start; i < Math.Min(firstEnd, secondEnd); i++)
            {
                if (isEqual(i, i))
                    pairs.Add((i, i));
            }

            return;
        }

        var length = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
                length[i, j] = isEqual(start + i, start + j) ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (isEqual(start + i, start + j))
                pairs.Add((start + i++, start + j++));
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }
    }
}
