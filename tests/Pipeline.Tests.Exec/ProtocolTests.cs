using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NJsonSchema;
using Pipeline.Exec;
using Pipeline.Exec.Checking;
using Pipeline.Exec.Wire;

namespace Pipeline.Tests.Exec;

public sealed class ProtocolTests : IAsyncDisposable
{
    private readonly Commands _commands = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Process_AnswersInReverseOrder_FindTheirDocuments()
    {
        var stage = _commands.Python("""
            hello()
            while True:
                held = [read() for _ in range(4)]
                for m in reversed(held):
                    say({"id": m["id"], "layers": {"found": [{"start": 0, "end": len(m["text"]), "is": m["text"]}]}})
            """);

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => stage.ProcessAsync(Document.FromText($"{i}.txt", $"Text {i}"), Token).AsTask()));

        Assert.All(results, static result => Assert.Equal(result.Text, ((JsonAnnotation)result.Layers[0].Annotations.Single()).Values["is"]));
    }

    [Theory]
    [InlineData("utf16")]
    [InlineData("codepoint")]
    [InlineData("utf8")]
    public async Task Process_EveryKnownLayerEchoed_IsTheSameLayer(string unit)
    {
        string[] layers = ["blocks", "sentences", "tokens", "quotes", "speakers", "summary"];
        var stage = _commands.Python($$"""
            read()
            say({"type": "hello", "offsets": "{{unit}}"})
            while True:
                m = read()
                say({"id": m["id"], "layers": m["layers"]})
            """, options => (options.Requires, options.Provides) = (layers, layers), ExecSamples.Kinds.ToImmutableDictionary());
        var text = "🙂 “Wé wön,” said Jane 🙂 Doe.\uD83D x";
        var document = Document.FromText("a.txt", "").Edit(TextEdits.Of(new TextEdit(default, text)));
        document = document
            .With(Layer<Block>.Of(new Block(new TextSpan(0, text.Length), BlockKind.ListItem)))
            .With(Layer<Sentence>.Of(new Sentence(new TextSpan(0, 12)), new Sentence(new TextSpan(12, text.Length))))
            .With(Layer<Token>.Of(new Token(new TextSpan(0, 2), TokenKind.Symbol), new Token(new TextSpan(4, 6), TokenKind.Word)))
            .With(Layer<SummarySentence>.Of(new SummarySentence(new TextSpan(3, 20), 0.1 + 0.2)))
            .With(Layer<SpeakerProfile>.Of(new SpeakerProfile(new TextSpan(18, 22), "Jane 🙂 Doe") { Aliases = ["she", "Dö\uDE42e"], Role = "mayor", Quotes = 3, Words = 9 }))
            .With(Layer<Quote>.Of(
                new Quote(new TextSpan(4, 11), QuoteKind.Mixed) { Verbatim = [new TextSpan(4, 6), new TextSpan(7, 11)], Speaker = new Speaker("Jane", new TextSpan(18, 22)), Cue = new TextSpan(13, 17), Confidence = 0.93, Chain = 2 },
                new Quote(new TextSpan(11, 14), QuoteKind.Unpaired)));

        var result = await stage.ProcessAsync(document, Token);

        Assert.Equal(document.Layer<Block>(), result.Layer<Block>());
        Assert.Equal(document.Layer<Sentence>(), result.Layer<Sentence>());
        Assert.Equal(document.Layer<Token>(), result.Layer<Token>());
        Assert.Equal(document.Layer<SummarySentence>(), result.Layer<SummarySentence>());
        Assert.Equal(document.Layer<SpeakerProfile>(), result.Layer<SpeakerProfile>());
        Assert.Equal(document.Layer<Quote>(), result.Layer<Quote>());
    }

    [Fact]
    public async Task Process_ANewLayer_HoldsAnyJson()
    {
        var stage = _commands.Python("""
            hello()
            m = read()
            say({"id": m["id"], "layers": {"found": [{"start": 2, "end": 4, "label": "x", "n": 3, "score": 0.5, "big": 1e300, "no": None, "yes": True,
                 "list": [1, ["a"], {"start": 0, "end": 1}], "of": {"b": 1, "a": {"start": 1, "end": 2, "more": 1}}, "origin": {"start": 0}}]}})
            read()
            """);

        var result = await stage.ProcessAsync(Document.FromText("a.txt", "🙂 abc"), Token);

        var found = Assert.IsType<JsonAnnotation>(Assert.Single(result.Layers[0].Annotations));
        Assert.Equal(new TextSpan(3, 5), found.Span);
        Assert.Equal(["big", "label", "list", "n", "no", "of", "score", "yes"], found.Values.Keys);
        Assert.Equal(("x", 3L, 0.5, true, null), (found.Values["label"], found.Values["n"], found.Values["score"], found.Values["yes"], found.Values["no"]));
        Assert.Equal(new TextSpan(0, 2), ((ImmutableArray<object?>)found.Values["list"]!)[2]);
        Assert.Equal(["a", "b"], ((ImmutableSortedDictionary<string, object?>)found.Values["of"]!).Keys);
    }

    [Fact]
    public async Task Process_EditsAndAnnotations_MoveTogetherAndKeepTheirOrigin()
    {
        var stage = _commands.Python("""
            hello()
            while True:
                m = read()
                at = m["text"].index("STOP")
                say({"id": m["id"], "layers": {"found": [{"start": at, "end": at + 4}]}, "edits": [{"start": 0, "end": 2, "text": ""}, {"start": at, "end": at + 4, "text": "Stop!"}]})
            """, static options => options.ChangesText = true);

        var result = await stage.ProcessAsync(Document.FromText("a.txt", "🙂 They said STOP."), Token);

        Assert.Equal("They said Stop!.", result.Text);
        var span = Assert.Single(result.Layers[0].Annotations).Span;
        Assert.Equal("Stop!", span.In(result.Text));
        Assert.Equal("STOP", result.Origin.ToOriginal(span).In(result.Original));
    }

    [Fact]
    public async Task Process_Metadata_IsSetAndRemoved()
    {
        var stage = _commands.Python("""
            hello()
            m = read()
            say({"id": m["id"], "metadata": {"language": "en", "title": None, "seen": m["metadata"]["title"] + "|" + m["mediaType"] + "|" + m["document"]}})
            read()
            """);

        var result = await stage.ProcessAsync(Document.FromText("a.txt", "x").WithMetadata("title", "Old"), Token);

        Assert.Equal([new("language", "en"), new("seen", "Old|text/plain|a.txt")], result.Metadata);
    }

    [Fact]
    public async Task Process_Drop_SkipsTheDocument()
    {
        var stage = _commands.Python("""
            hello()
            say({"id": read()["id"], "drop": "not news"})
            read()
            """);

        Assert.Equal("not news", (await stage.ProcessAsync(Document.FromText("a.txt", "x"), Token)).SkipReason);
    }

    [Fact]
    public async Task Process_Error_CarriesMessagePlaceAndWhetherItMayPass()
    {
        var stage = _commands.Python("""
            hello()
            say({"id": read()["id"], "error": "the model is asleep", "transient": True, "start": 1, "end": 2})
            read()
            """);

        var failure = await Commands.FailureOf(stage, "🙂abc");

        Assert.Equal("The command failed: the model is asleep", failure.Message);
        Assert.True(failure.IsTransient);
        Assert.Equal(new TextSpan(2, 3), failure.Span);
    }

    [Fact]
    public async Task Process_OffsetsInTheFile_NeedNoGreeting()
    {
        var stage = _commands.Python("""
            import sys
            for line in sys.stdin:
                m = json.loads(line)
                if m["type"] == "document":
                    say({"id": m["id"], "layers": {"found": [{"start": 0, "end": len(m["text"].encode())}]}})
            """, static options => options.Offsets = OffsetUnit.Utf8);

        var result = await stage.ProcessAsync(Document.FromText("a.txt", "é🙂x"), Token);

        Assert.Equal(new TextSpan(0, 4), Assert.Single(result.Layers[0].Annotations).Span);
    }

    [Fact]
    public async Task Process_OptionsOfTheFile_AreInTheGreeting()
    {
        var stage = _commands.Python("""
            h = hello()
            say({"id": read()["id"], "metadata": {"seen": json.dumps(h["options"]) + json.dumps(h["provides"])}})
            read()
            """, static options => options.Options = new Dictionary<string, string> { ["model"] = "small" });

        Assert.Equal("""{"model": "small"}["found"]""", (await stage.ProcessAsync(Document.FromText("a.txt", "x"), Token)).Metadata["seen"]);
    }

    [Fact]
    public async Task Messages_Ours_AreAsTheSchemaHasThem()
    {
        var schema = await JsonSchema.FromFileAsync(Commands.Example("protocol.schema.json"), Token);
        var options = new ExecOptions { Command = ["x"], Requires = ["sentences", "quotes"], Provides = ["found"], Offsets = OffsetUnit.Codepoint, Options = new Dictionary<string, string> { ["a"] = "b" } };
        var messages = ExecSamples.All(options).Where(static sample => !sample.Name.Contains("half", StringComparison.Ordinal))
            .Select(sample => RequestWriter.Document(1, sample.Document, options, new TextOffsets(sample.Document.Text, OffsetUnit.Codepoint)))
            .Append(RequestWriter.Hello(options));

        Assert.All(messages, message => Assert.Empty(schema.Validate(Encoding.UTF8.GetString(message.Span))));
    }

    [Fact]
    public async Task Messages_OfTheReadme_AreAsTheSchemaHasThem()
    {
        var schema = await JsonSchema.FromFileAsync(Commands.Example("protocol.schema.json"), Token);
        var blocks = Markdig.Markdown.Parse(await File.ReadAllTextAsync(Commands.Example("README.md"), Token)).OfType<Markdig.Syntax.FencedCodeBlock>().Where(static block => block.Info == "json").ToList();

        Assert.Equal(3, blocks.Count);
        Assert.All(blocks, block => Assert.Empty(schema.Validate(block.Lines.ToString())));
        Assert.NotEmpty(schema.Validate("""{"type":"hello","offsets":"feet"}"""));
        using var _ = JsonDocument.Parse(await File.ReadAllTextAsync(Commands.Example("protocol.schema.json"), Token));
    }

    public ValueTask DisposeAsync() => _commands.DisposeAsync();
}
