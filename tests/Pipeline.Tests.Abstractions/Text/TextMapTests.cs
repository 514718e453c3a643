using System.Diagnostics;

namespace Pipeline.Tests.Abstractions.Text;

public class TextMapTests
{
    private static readonly ByteMap Bytes = ByteMap.Uniform(start: 0, bytesPerUnit: 1);

    [Fact]
    public void ToOriginal_Identity_IsTheSpanItself()
    {
        var map = TextMap.Identity(5, Bytes);

        Assert.Equal(new TextSpan(1, 4), map.ToOriginal(new TextSpan(1, 4)));
        Assert.Equal(new TextSpan(5, 5), map.ToOriginal(new TextSpan(5, 5)));
        Assert.Equal(1, map.PieceCount);
    }

    [Fact]
    public void ToOriginal_EmptyText_IsZero() =>
        Assert.Equal(default, TextMap.Identity(0, Bytes).ToOriginal(default));

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(3, 6)]
    [InlineData(3, 2)]
    public void ToOriginal_OutsideTheText_Throws(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TextMap.Identity(5, Bytes).ToOriginal(new TextSpan(start, end)));

    [Fact]
    public void OriginalToBytes_AfterAnEdit_IsOfTheOriginal()
    {
        var map = Edit(TextMap.Identity(5, ByteMap.Uniform(start: 2, bytesPerUnit: 2)), (0, 3, ""));

        Assert.Equal((4, 8), map.OriginalToBytes(new TextSpan(1, 3)));
        Assert.Equal(map.ToBytes(new TextSpan(0, 2)), map.OriginalToBytes(map.ToOriginal(new TextSpan(0, 2))));
    }

    [Fact]
    public void ToOriginal_InsertionIntoAReplacedPiece_StandsForTheWholePiece()
    {
        var map = Edit(TextMap.Identity(5, Bytes), (0, 5, "and"));

        map = Edit(map, (1, 1, "X"));

        Assert.All(Enumerable.Range(0, 4), at => Assert.Equal(new TextSpan(0, 5), map.ToOriginal(new TextSpan(at, at + 1))));
        Assert.Equal(1, map.PieceCount);
    }

    [Fact]
    public void ToOriginal_AllDeletedThenWritten_IsZero()
    {
        var map = Edit(Edit(TextMap.Identity(5, Bytes), (0, 5, "")), (0, 0, "new"));

        Assert.Equal(default, map.ToOriginal(new TextSpan(0, 3)));
    }

    [Fact]
    public void ToOriginal_InsertionAtTheStart_IsBeforeTheFirstCharacterLeft()
    {
        var map = Edit(Edit(TextMap.Identity(5, Bytes), (0, 2, "")), (0, 0, "x"));

        Assert.Equal(new TextSpan(2, 2), map.ToOriginal(new TextSpan(0, 1)));
    }

    [Fact]
    public void PieceCount_EditsThatChangeNothing_StaysTheSame()
    {
        var map = Edit(TextMap.Identity(10, Bytes), (3, 5, "abc"));
        var pieces = map.PieceCount;

        for (var at = 0; at <= map.Length; at++)
            map = Edit(map, (at, at, ""));

        Assert.Equal(pieces, map.PieceCount);
    }

    [Fact]
    public void PieceCount_AnyEdits_IsAtMostTwoForEachAndOne() => Gen.Select(Gen.Int[0, 40], EditGen.Batch.Array[0, 6]).Sample(
        static (length, batches) =>
        {
            var map = TextMap.Identity(length, Bytes);
            var edits = 0;
            foreach (var batch in batches)
            {
                var fitted = EditGen.Fit(batch, map.Length);
                map = map.Compose(TextEdits.Of(fitted));
                edits += fitted.Length;
                Assert.True(map.PieceCount <= (2 * edits) + 1);
            }
        },
        iter: 10_000);

    /// <summary>Ten times the edits take ten times as long, and not a hundred times: the bound lies between, well away from both.</summary>
    [Fact]
    public void Edit_TenTimesTheEdits_TakesNearTenTimesAsLong()
    {
        var small = Time(20_000);
        var large = Time(200_000);

        Assert.True(large < small * 45, $"20,000 edits took {small.TotalMilliseconds} ms, 200,000 took {large.TotalMilliseconds} ms.");
    }

    /// <summary>A million look-ups in a map of 200,001 pieces: a search that is not logarithmic would take minutes.</summary>
    [Fact]
    public void ToOriginal_ManyPieces_IsLogarithmic()
    {
        var document = Edited(100_000);
        Assert.Equal(200_000, document.Origin.PieceCount);

        var watch = Stopwatch.StartNew();
        var sum = 0L;
        for (var i = 0; i < 1_000_000; i++)
            sum += document.Origin.ToOriginal(new TextSpan(i % 200_000, (i % 200_000) + 1)).Start;

        Assert.True(sum > 0);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    private static TextMap Edit(TextMap map, params ReadOnlySpan<(int Start, int End, string Text)> edits)
    {
        var items = new List<TextEdit>();
        foreach (var (start, end, text) in edits)
            items.Add(new TextEdit(new TextSpan(start, end), text));
        return map.Compose(TextEdits.Of(items));
    }

    /// <summary>The best of several: what else runs on the machine only ever adds.</summary>
    private static TimeSpan Time(int edits)
    {
        Edited(1_000);
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Edited(edits);
            return watch.Elapsed;
        });
    }

    /// <summary>A document with a layer, edited twice, at every second character, the edits shuffled.</summary>
    private static Document Edited(int count)
    {
        var document = Document.FromText("a", new string('a', count * 2));
        document = document.With(Layer<Sentence>.Of(Enumerable.Range(0, count / 10).Select(static i => new Sentence(new TextSpan(i * 20, (i * 20) + 19)))));
        for (var round = 0; round < 2; round++)
        {
            // 7919 is prime and no factor of any count here: every place once, in no order.
            document = document.Edit(TextEdits.Of(Enumerable.Range(0, count).Select(i => (int)((long)i * 7919 % count) * 2).Select(static at => new TextEdit(new TextSpan(at, at + 1), "x"))));
        }

        return document;
    }
}
