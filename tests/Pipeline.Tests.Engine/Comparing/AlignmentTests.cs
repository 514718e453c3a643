using CsCheck;
using Pipeline.Engine.Comparing;

namespace Pipeline.Tests.Engine.Comparing;

public class AlignmentTests
{
    [Fact]
    public void Of_AnyTwoLists_RisesPairsEqualItemsAndMissesNone() =>
        Gen.Select(Gen.Int[0, 3].Array[0, 8], Gen.Int[0, 3].Array[0, 8]).Sample(static (first, second) =>
        {
            var pairs = Alignment.Of(first.Length, second.Length, (i, j) => first[i] == second[j]);

            Assert.All(pairs, pair => Assert.Equal(first[pair.First], second[pair.Second]));
            Assert.All(pairs.Zip(pairs.Skip(1)), static next => Assert.True(next.First.First < next.Second.First && next.First.Second < next.Second.Second));
            Assert.Equal(Longest(first, second), pairs.Count);
        });

    [Fact]
    public void Of_ListsTooLongForATable_PairsPlaceByPlace()
    {
        var pairs = Alignment.Of(5000, 5000, static (i, j) => i == j ? i % 2 == 0 : i == 1 && j == 4999);

        Assert.Equal(2500, pairs.Count);
        Assert.All(pairs, static pair => Assert.Equal(pair.First, pair.Second));
    }

    private static int Longest(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.IsEmpty || second.IsEmpty)
            return 0;
        return first[0] == second[0] ? 1 + Longest(first[1..], second[1..]) : Math.Max(Longest(first[1..], second), Longest(first, second[1..]));
    }
}
