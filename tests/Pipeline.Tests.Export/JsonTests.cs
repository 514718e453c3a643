using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Pipeline.Export;

namespace Pipeline.Tests.Export;

public sealed class JsonTests
{
    private static readonly Gen<OffsetUnit> Unit = Gen.OneOf(OffsetUnit.Utf16, OffsetUnit.Codepoint, OffsetUnit.Utf8);

    /// <summary>In each unit, start and end cut the quote's text out of the text.</summary>
    [Fact]
    public void Record_AnyUnit_OffsetsSliceTheText() => Gen.Select(Hostile.Documents, Unit).Sample((document, unit) =>
    {
        using var record = Parse(ExportRun.Text(new ExportOptions { To = "x.jsonl", Offsets = unit }, document));
        var text = record.RootElement.GetProperty("text").GetString()!;

        Assert.Equal(WellFormed(document.Text), text);
        foreach (var quote in record.RootElement.GetProperty("quotes").EnumerateArray())
        {
            Assert.Equal(quote.GetProperty("text").GetString(), Slice(text, quote, unit));
            if (quote.GetProperty("speaker") is { ValueKind: JsonValueKind.Object } speaker)
                Assert.Equal(speaker.GetProperty("mention").GetString(), Slice(text, speaker, unit));
            if (quote.GetProperty("cue") is { ValueKind: JsonValueKind.Object } cue)
                Assert.Equal(cue.GetProperty("text").GetString(), Slice(text, cue, unit));
        }
    }, iter: 500);

    /// <summary>In each unit, the origin cuts out of the decoded original what its bytes are in the file.</summary>
    [Fact]
    public void Record_AnyUnit_OriginSlicesOriginalAndFile() => Gen.Select(Hostile.Documents, Unit).Sample((document, unit) =>
    {
        using var record = Parse(ExportRun.Text(new ExportOptions { To = "x.jsonl", Offsets = unit }, document));
        foreach (var quote in record.RootElement.GetProperty("quotes").EnumerateArray())
        {
            var origin = quote.GetProperty("origin");
            var bytes = document.Content.Span[origin.GetProperty("byteStart").GetInt32()..origin.GetProperty("byteEnd").GetInt32()];
            Assert.Equal(Encoding.UTF8.GetString(bytes), Slice(document.Original, origin, unit));
        }
    }, iter: 500);

    /// <summary>A file in UTF-16 has bytes for half a pair; the origin is of whole characters all the same, in both of its units.</summary>
    [Fact]
    public async Task Record_EditWithinAPairOfAUtf16File_HasBytesOfTheWholeCharacter()
    {
        const string Original = "a 🚢 sails";
        var content = Encoding.Unicode.GetBytes(Original);
        var document = Document.Create(new DocumentId("a"), Document.FromText("a", Original).Source, content, Original, ByteMap.Uniform(start: 0, bytesPerUnit: 2))
            .Edit(TextEdits.Of(new TextEdit(new(3, 4), "")))
            .With(Layer<Quote>.Of(new Quote(new(2, 3), QuoteKind.Indirect)));

        using var record = Parse(await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl" }, document));

        var origin = record.RootElement.GetProperty("quotes")[0].GetProperty("origin");
        Assert.Equal("🚢", Slice(Original, origin, OffsetUnit.Utf16));
        Assert.Equal("🚢", Encoding.Unicode.GetString(content[origin.GetProperty("byteStart").GetInt32()..origin.GetProperty("byteEnd").GetInt32()]));
    }

    [Theory]
    [InlineData(0, 3, "a 🚢")]
    [InlineData(3, 10, "🚢 sails")]
    public async Task Record_SummaryThatSplitsAPair_HasTheWholeCharacter(int start, int end, string expected)
    {
        var document = Document.FromText("a", "a 🚢 sails").With(Layer<SummarySentence>.Of(new SummarySentence(new(start, end), 1)));

        using var record = Parse(await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl" }, document));

        Assert.Equal(expected, record.RootElement.GetProperty("summary").GetProperty("text").GetString());
    }

    /// <summary>Without an edit, the file's bytes at the origin are the quote itself.</summary>
    [Fact]
    public void Record_TextThatWasNotEdited_StandsInTheFileAsItIs() => Gen.Select(Hostile.Text, Gen.Int[0, 99], Gen.Int[0, 99]).Sample((text, a, b) =>
    {
        var document = Document.FromText("a", text);
        var start = a % (document.Text.Length + 1);
        var span = new TextSpan(start, start + (b % (document.Text.Length - start + 1)));
        document = document.With(Layer<Quote>.Of(new Quote(span, QuoteKind.Indirect)));

        using var record = Parse(ExportRun.Text(new ExportOptions { To = "x.jsonl" }, document));
        var quote = record.RootElement.GetProperty("quotes")[0];
        var origin = quote.GetProperty("origin");
        var bytes = document.Content.Span[origin.GetProperty("byteStart").GetInt32()..origin.GetProperty("byteEnd").GetInt32()];
        Assert.Equal(quote.GetProperty("text").GetString(), Encoding.UTF8.GetString(bytes));
    }, iter: 500);

    /// <summary>The array holds the same records as the lines, and a record is one line for every reader.</summary>
    [Fact]
    public void Record_HostileDocuments_AreOneLineEach() => Gen.Select(Hostile.Documents, Hostile.Documents).Sample((first, second) =>
    {
        var lines = ExportRun.Text(new ExportOptions { To = "x.jsonl" }, first, second);
        var array = ExportRun.Text(new ExportOptions { To = "x.json" }, first, second);

        using var reader = new StringReader(lines);
        Assert.NotNull(reader.ReadLine());
        Assert.NotNull(reader.ReadLine());
        Assert.Null(reader.ReadLine());
        Assert.True(lines.AsSpan().IndexOfAny("\u0085\u2028\u2029\f\v") < 0);
        using var parsed = JsonDocument.Parse(array);
        Assert.Equal(lines.Split('\n')[..2], parsed.RootElement.EnumerateArray().Select(static record => record.GetRawText()));
    }, iter: 200);

    [Fact]
    public async Task Record_OtherCulture_IsTheSameBytes()
    {
        var before = CultureInfo.CurrentCulture;
        var options = new ExportOptions { To = "x.jsonl", Tokens = true };
        var expected = await ExportRun.TextAsync(options, Articles.Harbour());
        try
        {
            // InvariantGlobalization leaves no other cultures, but a number format can be changed all the same.
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            culture.DateTimeFormat.DateSeparator = ".";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, await ExportRun.TextAsync(options, Articles.Harbour()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Record_LayersThatNobodyProvided_AreEmptyAndTheSummaryNull()
    {
        using var record = Parse(await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl" }, Articles.Plain()));

        Assert.Equal("[]", record.RootElement.GetProperty("quotes").GetRawText());
        Assert.Equal(JsonValueKind.Null, record.RootElement.GetProperty("summary").ValueKind);
        Assert.Equal("{}", record.RootElement.GetProperty("layers").GetRawText());
    }

    [Fact]
    public async Task Record_EmptySummary_IsNotNull()
    {
        using var record = Parse(await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl" }, Articles.Plain().With(Layer<SummarySentence>.Empty)));

        Assert.Equal("{\"text\":\"\",\"sentences\":[]}", record.RootElement.GetProperty("summary").GetRawText());
    }

    [Theory]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    [InlineData(0.1, "0.1")]
    [InlineData(-1e-9, "-1E-09")]
    public async Task Record_Score_IsANumberThatComesBackOrNull(double score, string expected)
    {
        var document = Document.FromText("a", "Hello.").With(Layer<SummarySentence>.Of(new SummarySentence(new TextSpan(0, 6), score)));

        using var record = Parse(await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl" }, document));
        Assert.Equal(expected, record.RootElement.GetProperty("summary").GetProperty("sentences")[0].GetProperty("score").GetRawText());
    }

    [Fact]
    public async Task Record_AnnotationWithDefaultValues_IsWritten()
    {
        var document = Document.FromText("a", "Hello.").With(Layer<Claim>.Of(default(Claim)));

        using var record = Parse(await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl" }, document));
        Assert.Equal(
            "[{\"start\":0,\"end\":0,\"status\":\"unchecked\",\"confidence\":0,\"evidence\":null,\"parts\":[],\"checkedBy\":{\"fullName\":null,\"mention\":{\"start\":0,\"end\":0}},"
            + "\"votes\":null,\"checkedOn\":null,\"origin_\":null,\"origin\":{\"start\":0,\"end\":0,\"byteStart\":0,\"byteEnd\":0}}]",
            record.RootElement.GetProperty("layers").GetProperty("claims").GetRawText());
    }

    [Fact]
    public void Record_AnnotationWithACycle_FailsWithTheLayer()
    {
        var document = Document.FromText("a", "Hello.").With(Layer<Knot>.Of(new Knot(default, new Loop())));

        var failure = Assert.Throws<StageException>(() => ExportRun.Text(new ExportOptions { To = "x.jsonl" }, document));
        Assert.Contains("`knots`", failure.Message);
    }

    [Fact]
    public void Record_AnnotationThatThrows_FailsWithThePropertyAndOthersGoOn()
    {
        var bad = Document.FromText("a", "Hello.").With(Layer<Knot>.Of(new Knot(default, new Loop { Throws = true })));
        var format = ExportFormats.Create(new ExportOptions { To = "x.jsonl" }, new PipelineContext("news", "/"));

        Assert.Contains("`Next`", Assert.Throws<StageException>(() => format.Write(bad)).Message);
        Assert.Equal(ExportRun.Text(new ExportOptions { To = "x.jsonl" }, Articles.Harbour()), Line(format, Articles.Harbour()));
    }

    /// <summary>One format serves all lanes at once.</summary>
    [Fact]
    public void Record_ManyLanes_AreTheSameBytes()
    {
        var documents = Enumerable.Range(0, 64).Select(i => i % 2 == 0 ? Articles.Harbour() : Articles.Plain()).ToArray();
        var format = ExportFormats.Create(new ExportOptions { To = "x.jsonl" }, new PipelineContext("news", "/"));
        var expected = documents.Select(document => Line(format, document)).ToArray();

        var actual = new string[documents.Length];
        Parallel.For(0, documents.Length, i => actual[i] = Line(format, documents[i]));

        Assert.Equal(expected, actual);
    }

    private static string Line(IExportFormat format, Document document) => Encoding.UTF8.GetString(format.Write(document).Bytes);

    private static JsonDocument Parse(string lines) => JsonDocument.Parse(lines.TrimEnd('\n'));

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Slice(string text, JsonElement span, OffsetUnit unit)
    {
        var (start, end) = (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());
        return unit switch
        {
            OffsetUnit.Utf16 => text[start..end],
            OffsetUnit.Codepoint => string.Concat(text.EnumerateRunes().Take(start..end).Select(static rune => rune.ToString())),
            _ => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)[start..end]),
        };
    }

    private readonly record struct Knot(TextSpan Span, Loop Loop) : IAnnotation<Knot>
    {
        public static string LayerName => "knots";

        public Knot WithSpans(Func<TextSpan, TextSpan> map) => this with { Span = map(Span) };
    }

    private sealed class Loop
    {
        public bool Throws { get; init; }

        public Loop Next => Throws ? throw new InvalidOperationException("torn") : this;
    }
}
