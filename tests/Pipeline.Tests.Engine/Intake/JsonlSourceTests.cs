using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Engine.Intake;
using Pipeline.Tests.Engine.Hosting;

namespace Pipeline.Tests.Engine.Intake;

public sealed class JsonlSourceTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task ReadAsync_Lines_BecomeDocumentsWithIdPlaceAndFacts()
    {
        _folder.Write("a.jsonl", "\uFEFF{\"text\":\"One.\",\"headline\":\"H\",\"date\":20260102,\"by\":[\"A\",\"B\"],\"note\":null}\r\n\n \t\r\n{\"text\":\"caf\\u00e9\"}");
        var options = Options();
        options.Metadata = new() { ["title"] = "headline", ["published"] = "date", ["author"] = "by", ["note"] = "note" };

        var items = await ReadAsync(options);

        Assert.Equal(["a.jsonl#1", "a.jsonl#4"], items.Select(static item => item.Id.Value));
        Assert.Equal(["a.jsonl#L1", "a.jsonl#L4"], items.Select(static item => item.Uri));
        Assert.Equal("author=A, B;published=20260102;title=H", string.Join(';', items[0].Metadata.Select(static fact => $"{fact.Key}={fact.Value}")));
        Assert.Equal("One.", await TextOf(items[0]));
        Assert.Equal("café", await TextOf(items[1]));
        Assert.Empty(items[1].Metadata);
    }

    [Theory]
    [InlineData("""{"a":{"b":"found"},"text":1}""", "a.b", "found")]
    [InlineData("""{"a.b":"found"}""", "a.b", "found")]
    [InlineData("""{"a":{"b.c":{"d":"found","b":"no"}},"b":{"c":{"d":"no"}}}""", "a.b.c.d", "found")]
    [InlineData("""{"x":{"a":{"b":"no"}},"a":{"x":[{"b":"no"}],"b":"found"}}""", "a.b", "found")]
    [InlineData("""{"\u0061":{"\u0062":"found"}}""", "a.b", "found")]
    [InlineData("""{"text":"no","text":"found"}""", "text", "found")]
    [InlineData("""{"\ud800":"no","text":"half \ud800 pair"}""", "text", "half \uFFFD pair")]
    [InlineData("""{"text":""}""", "text", "")]
    public async Task ReadAsync_FieldByItsPath_IsTheText(string line, string field, string expected)
    {
        _folder.Write("a.jsonl", line);
        var options = Options();
        options.Text = field;

        var item = Assert.Single(await ReadAsync(options));

        Assert.Equal(expected, Encoding.UTF8.GetString((await item.ReadAsync(TestContext.Current.CancellationToken)).Span));
    }

    [Theory]
    [InlineData("""{"text":"x" "a":1}""", "a.jsonl:2:13: expected a JSON object in each line, but this one is broken: '\"' is invalid after a value. Expected either ',', '}', or ']'.")]
    [InlineData("""{"é":1,"text":x}""", "a.jsonl:2:15: expected a JSON object in each line, but this one is broken: 'x' is an invalid start of a value.")]
    [InlineData("""{"text":"x"} {"text":"y"}""", "a.jsonl:2:14: expected a JSON object in each line, but this one is broken: '{' is invalid after a single JSON value. Expected end of data.")]
    [InlineData("""{"text":"x",}""", "a.jsonl:2:13: expected a JSON object in each line, but this one is broken: The JSON object contains a trailing comma at the end which is not supported in this mode.")]
    [InlineData("""["text"]""", "a.jsonl:2:1: expected a JSON object in each line, got a list.")]
    [InlineData("text", "a.jsonl:2:2: expected a JSON object in each line, but this one is broken: 'text' is an invalid JSON literal. Expected the literal 'true'.")]
    [InlineData("""{"body":"x"}""", "a.jsonl:2:1: expected a text in the field `text`, but there is none. Say by `text:` which field has it.")]
    [InlineData("""{"text":12}""", "a.jsonl:2:9: expected a text in the field `text`, got a number. Say by `text:` which field has it.")]
    [InlineData("""{"text":null}""", "a.jsonl:2:9: expected a text in the field `text`, got null. Say by `text:` which field has it.")]
    [InlineData("""{"text":["x"]}""", "a.jsonl:2:9: expected a text in the field `text`, got a list. Say by `text:` which field has it.")]
    [InlineData("""{"text":"x","meta":{}}""", "a.jsonl:2:20: expected a text, a number, or a list of such in the field `meta`, got an object. Say under `metadata:` which field has it, such as `a.b` for `b` in the object `a`.")]
    [InlineData("""{"text":"x","meta":["a",{}]}""", "a.jsonl:2:20: expected a text, a number, or a list of such in the field `meta`, got a list with more in it. Say under `metadata:` which field has it, such as `a.b` for `b` in the object `a`.")]
    [InlineData("""{"text":"0123456789012345678901234567890123456789"}""", "a.jsonl:2: the line has 51 bytes, more than the `max-size` of 50B: raise it, or split the document.")]
    public async Task ReadAsync_LineIsNoDocument_FailsAtItsPlaceAndTheRestGoesOn(string line, string expected)
    {
        _folder.Write("a.jsonl", "{\"text\":\"before\"}\n" + line + "\n{\"text\":\"after\"}\n");
        var options = Options();
        options.MaxSize = new ByteSize(50);
        options.Metadata = new() { ["meta"] = "meta" };

        var items = await ReadAsync(options);

        Assert.Equal("before,after", $"{await TextOf(items[0])},{await TextOf(items[2])}");
        Assert.Equal("a.jsonl#2", items[1].Id.Value);
        Assert.Equal(expected, await FailureOf(items[1]));
    }

    [Theory]
    [InlineData("""{"text":"x","key":"k 1"}""", "k 1", null)]
    [InlineData("""{"text":"x","key":17}""", "17", null)]
    [InlineData("""{"text":"x","key":""}""", "a.jsonl#1", "but it is empty")]
    [InlineData("""{"text":"x","key":true}""", "a.jsonl#1", "got true")]
    [InlineData("""{"text":"x","key":[1]}""", "a.jsonl#1", "got a list")]
    [InlineData("""{"text":"x"}""", "a.jsonl#1", "but there is none")]
    public async Task ReadAsync_IdField_NamesTheDocument(string line, string expected, string? failure)
    {
        _folder.Write("a.jsonl", line);
        var options = Options();
        options.Id = "key";

        var item = Assert.Single(await ReadAsync(options));

        Assert.Equal(expected, item.Id.Value);
        if (failure is not null)
            Assert.Contains($"expected a text that is not empty, or a number in the field `key`, {failure}.", await FailureOf(item), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_PageThatDeclaresAnotherCharset_IsDecodedAsUtf8()
    {
        _folder.Write("a.jsonl", """{"text":"<meta charset=iso-8859-1><p>café"}""");
        var options = Options();
        options.MediaType = "text/html; charset=iso-8859-1";

        var item = Assert.Single(await ReadAsync(options));
        var document = DocumentIntake.Create(item, await item.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal("text/html", document.Source.MediaType);
        Assert.Contains("café", document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public async Task ReadAsync_CompressedFiles_AreReadInOrder(string extension)
    {
        _folder.Write("b.jsonl", "{\"text\":\"last\"}");
        File.WriteAllBytes(_folder["a.jsonl" + extension], Compress(extension, Lines(0, 3000), Lines(3000, 2000)));
        File.WriteAllBytes(_folder["a0.jsonl" + extension], Compress(extension, ""));

        var items = await ReadAsync(Options());

        Assert.Equal(5001, items.Count);
        Assert.Equal("a.jsonl" + extension + "#5000", items[4999].Id.Value);
        for (var i = 0; i < 5000; i++)
            Assert.Equal("text " + i, await TextOf(items[i]));
    }

    [Theory]
    [InlineData(".gz", 0.5, false)]
    [InlineData(".gz", 0.5, true)]
    [InlineData(".gz", 0.9999, false)]
    [InlineData(".zst", 0.5, false)]
    [InlineData(".zst", 0.9999, false)]
    public async Task ReadAsync_DamagedOrTruncated_KeepsTheLinesBeforeAndGoesOnWithTheNextFile(string extension, double share, bool isDamaged)
    {
        var whole = Compress(extension, Lines(0, 60_000));
        var at = (int)(whole.Length * share);
        File.WriteAllBytes(_folder["a.jsonl" + extension], isDamaged ? [.. whole[..at], .. Enumerable.Repeat((byte)0xFF, 500), .. whole[(at + 500)..]] : whole[..at]);
        _folder.Write("b.jsonl", "{\"text\":\"next file\"}");

        var items = await ReadAsync(Options());

        // Damaged data may decompress to something before it shows; what ends early does not.
        var ends = items[^2];
        var read = items.Count - 2;
        Assert.InRange(read, share < 0.9 ? 15_000 : 55_000, 60_000);
        for (var i = 0; i < (isDamaged ? 15_000 : read); i++)
            Assert.Equal("text " + i, await TextOf(items[i]));
        Assert.Equal($"a.jsonl{extension}#{read + 1}", ends.Id.Value);
        Assert.StartsWith($"a.jsonl{extension} cannot be read after line {read}: ", await FailureOf(ends), StringComparison.Ordinal);
        Assert.Equal("next file", await TextOf(items[^1]));
    }

    [Fact]
    public async Task ReadAsync_GzipTruncatedAnywhere_NeverInventsALine()
    {
        var whole = Compress(".gz", Lines(0, 40));
        for (var length = 1; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder["a.jsonl.gz"], whole[..length]);

            var items = await ReadAsync(Options());

            for (var i = 0; i < items.Count - 1; i++)
                Assert.Equal("text " + i, await TextOf(items[i]));
            Assert.Contains("cannot be read", await FailureOf(items[^1]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a.jsonl.gz", "plain text\n")]
    [InlineData("a.jsonl.zst", "plain text\n")]
    public async Task ReadAsync_NameSaysCompressedButItIsNot_FailsOnce(string name, string content)
    {
        _folder.Write(name, content);

        Assert.StartsWith($"{name} cannot be read from the start: ", await FailureOf(Assert.Single(await ReadAsync(Options()))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Utf16_FailsOnceAndSaysSo()
    {
        File.WriteAllText(_folder["a.jsonl"], "{\"text\":\"x\"}\n{\"text\":\"y\"}\n", Encoding.Unicode);

        Assert.Equal("a.jsonl: expected UTF-8, got UTF-16. Convert the file to UTF-8.", await FailureOf(Assert.Single(await ReadAsync(Options()))));
    }

    [Fact]
    public async Task ReadAsync_BinaryFile_FailsLineByLineWithoutEnd()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(_folder["a.jsonl"], bytes);

        foreach (var item in await ReadAsync(Options()))
            Assert.StartsWith("a.jsonl:", await FailureOf(item), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_DeepNesting_FailsAndDoesNotOverflow()
    {
        _folder.Write("a.jsonl", "{\"text\":" + new string('[', 1_000_000) + "\n{\"text\":\"after\"}");

        var items = await ReadAsync(Options());

        Assert.Contains("depth", await FailureOf(items[0]), StringComparison.Ordinal);
        Assert.Equal("after", await TextOf(items[1]));
    }

    [Fact]
    public async Task ReadAsync_NoFile_IsLogged()
    {
        var log = new RecordedLog<JsonlSource>();
        var source = new JsonlSource(Options(), new PipelineContext("test", _folder.Root), log);

        await foreach (var _ in source.ReadAsync(TestContext.Current.CancellationToken))
            Assert.Fail("There is none.");

        Assert.StartsWith("Warning: No file matches", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html", "1MB", "expected a media type such as `text/html`, got `html`")]
    [InlineData("text/html", "2GB", "expected a size from `1B` to `1GB`, got `2GB`")]
    [InlineData("text/html", "0B", "expected a size from `1B` to `1GB`, got `0B`")]
    public void Options_NotValid_AreRefused(string mediaType, string maxSize, string expected)
    {
        var options = new JsonlSourceOptions { Include = ["*"], MediaType = mediaType, MaxSize = ByteSize.Parse(maxSize, null) };

        Assert.Equal(expected, Assert.Single(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options))).ErrorMessage);
    }

    public void Dispose() => _folder.Dispose();

    private static JsonlSourceOptions Options() => new() { Include = ["*"] };

    private static string Lines(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(static i => $"{{\"n\":{(i * 7919L) % 10_007},\"text\":\"text {i}\"}}\n"));

    private static byte[] Compress(string extension, params string[] members)
    {
        using var compressed = new MemoryStream();
        foreach (var member in members)
        {
            using Stream stream = extension == ".gz" ? new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true) : new ZstdSharp.CompressionStream(compressed, leaveOpen: true);
            stream.Write(Encoding.UTF8.GetBytes(member));
        }

        return compressed.ToArray();
    }

    private async Task<List<SourceItem>> ReadAsync(JsonlSourceOptions options)
    {
        var source = new JsonlSource(options, new PipelineContext("test", _folder.Root), NullLogger<JsonlSource>.Instance);
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(TestContext.Current.CancellationToken))
            items.Add(item);
        return items;
    }

    private static async Task<string> TextOf(SourceItem item) =>
        DocumentIntake.Create(item, await item.ReadAsync(TestContext.Current.CancellationToken)).Text;

    private static async Task<string> FailureOf(SourceItem item) =>
        (await Assert.ThrowsAsync<StageException>(async () => await item.ReadAsync(TestContext.Current.CancellationToken))).Message;
}
