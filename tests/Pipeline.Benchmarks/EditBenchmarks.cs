using BenchmarkDotNet.Attributes;

namespace Pipeline.Benchmarks;

/// <summary>`Document.Edit` with many edits over a text with a layer; the baseline copies the same text.</summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    private Document _document = null!;
    private TextEdits _edits = null!;
    private Document _edited = null!;
    private TextSpan[] _spans = [];

    [Params(1_000, 10_000, 100_000)]
    public int Edits { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var text = string.Concat(Enumerable.Repeat("a word &amp; ", Edits));
        _document = Document.FromText("a", text)
            .With(Layer<Sentence>.Of(Enumerable.Range(0, Edits).Select(static i => new Sentence(new TextSpan(i * 13, (i * 13) + 12)))));
        _edits = TextEdits.Of(Enumerable.Range(0, Edits).Select(static i => new TextEdit(new TextSpan((i * 13) + 7, (i * 13) + 12), "&")));
        _edited = _document.Edit(_edits);
        _spans = [.. _edited.Layer<Sentence>().Select(static sentence => sentence.Span)];
    }

    [Benchmark(Baseline = true)]
    public string Copy() => new(_document.Text.AsSpan());

    [Benchmark]
    public string Apply() => _edits.Apply(_document.Text);

    [Benchmark]
    public Document Edit() => _document.Edit(_edits);

    /// <summary>One look-up for every edit.</summary>
    [Benchmark]
    public long LookUp()
    {
        var sum = 0L;
        foreach (var span in _spans)
            sum += _edited.Origin.ToOriginal(span).Start;
        return sum;
    }
}
