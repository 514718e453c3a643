using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pipeline.Exec;

namespace Pipeline.Tests.Exec;

/// <summary>Commands that lie, break, hang and take what they can get.</summary>
public sealed class HostileTests : IAsyncDisposable
{
    private readonly Commands _commands = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What a command says to its first document, and what is said of it.</summary>
    public static TheoryData<string, string> Lies() => new()
    {
        { """print("hello, world", flush=True); continue""", "it wrote a line that is not JSON: `hello, world`" },
        { """print("[1, 2]", flush=True); continue""", "it wrote a line that is no JSON object: `[1, 2]`" },
        { """say({"id": i, "layers": {"found": [{"start": 0, "end": float("nan")}]}}); continue""", "it wrote a line that is not JSON" },
        { """sys.stdout.buffer.write(b'{"id": \xff\xfe}\n'); sys.stdout.flush(); continue""", "it wrote a line that is not JSON" },
        { """say({"id": i + 5}); continue""", "it answered a document that it was not given, `id` " },
        { """say({"id": str(i)}); continue""", "it answered with an `id` that is no whole number" },
        { """say({"layers": {}}); continue""", "it wrote a message without an `id`" },
        { """say({"id": i, "layers": {"found": [{"start": 3, "end": 99}]}}); continue""", "The command gave the span 3 to 99, and the text has 7 code points" },
        { """say({"id": i, "layers": {"found": [{"start": 3, "end": 2}]}}); continue""", "The command gave the span 3 to 2" },
        { """say({"id": i, "layers": {"found": [{"start": -1, "end": 2}]}}); continue""", "The command gave the span -1 to 2" },
        { """say({"id": i, "layers": {"found": [{"start": 0, "end": 2, "in": {"start": 0, "end": 8}}]}}); continue""", "The command gave the span 0 to 8" },
        { """say({"id": i, "layers": {"found": [{"start": "0", "end": 2}]}}); continue""", "without whole numbers `start` and `end`" },
        { """say({"id": i, "layers": {"found": ["x"]}}); continue""", "expected an object with `start` and `end`" },
        { """say({"id": i, "layers": {"found": {}}}); continue""", "gave the layer `found` as an object: expected a list" },
        { """say({"id": i, "layers": {"lost": []}}); continue""", "The command gave the layer `lost`, which the pipeline file does not name: add it to `provides`" },
        { """say({"id": i, "layers": []}); continue""", "answered with `layers` as a list" },
        { """say({"id": i, "layer": {}}); continue""", "The command answered with `layer`, which the protocol does not have" },
        { """say({"id": i, "drop": " "}); continue""", "without a reason" },
        { """say({"id": i, "metadata": {"n": 1}}); continue""", "gave a number for the metadata `n`" },
        { """say({"id": i, "edits": [{"start": 0, "end": 1, "text": ""}]}); continue""", "add `changes-text: true`" },
        { """sys.exit(3)""", "it ended with exit code 3" },
        { """raise ValueError("no such model")""", "it ended with exit code 1: ValueError: no such model" },
        { """os.kill(os.getpid(), 11)""", "it was ended by the signal SIGSEGV" },
        { """os.close(1); time.sleep(60)""", "it closed its standard output and went on" },
        { """sys.stdout.write('{"id": '); sys.stdout.flush(); os._exit(0)""", "it ended, with exit code 0" },
        { """print("x" * 5000, flush=True); continue""", "it wrote a line of more than 2000 bytes" },
        { """sys.stdout.write("x" * 5000); sys.stdout.flush(); continue""", "it wrote a line of more than 2000 bytes" },
        { """time.sleep(60)""", "it has not answered within 2s, and was ended" },
        { """held = [bytearray(b"x" * 10_000_000) for _ in range(100_000)]""", "of memory, and may have 200MB" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Process_ALie_IsSaidAndTheNextDocumentIsWell(string lie, string expected)
    {
        var stage = _commands.Python("""
            hello()
            while True:
                m = read(); i = m["id"]
                if m["text"] == "A text.":
                    LIE
                say({"id": i})
            """.Replace("LIE", lie, StringComparison.Ordinal), static options =>
        {
            options.MaxAnswer = new ByteSize(2000);
            options.AnswerWithin = TimeSpan.FromSeconds(2);
            options.Memory = new ByteSize(200_000_000);
        });

        var failure = await Commands.FailureOf(stage);
        var next = await stage.ProcessAsync(Document.FromText("b.txt", "Another."), Token);

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Equal("found", Assert.Single(next.Layers).Name);
    }

    [Fact]
    public async Task Process_AnEditOfTheEdited_IsSaid()
    {
        var stage = _commands.Python("""
            hello()
            say({"id": read()["id"], "edits": [{"start": 0, "end": 3, "text": "a"}, {"start": 2, "end": 4, "text": "b"}]})
            read()
            """, static options => options.ChangesText = true);

        Assert.Contains("overlap", (await Commands.FailureOf(stage)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_OneOfManyEndsTheCommand_OnlyThatFails()
    {
        var stage = _commands.Python("""
            hello()
            while True:
                m = read()
                if m["text"] == "poison": os._exit(9)
                time.sleep(0.005)
                say({"id": m["id"]})
            """);

        var results = await RunAllAsync(stage, 60, static i => i % 20 == 7 ? "poison" : "fine");

        Assert.Equal([7, 27, 47], Failed(results));
        Assert.All(results.OfType<StageException>(), static failure => Assert.True(failure.IsTransient));
    }

    [Fact]
    public async Task Process_OneOfManyHangs_OnlyThatFails()
    {
        var stage = _commands.Python("""
            hello()
            import threading
            while True:
                m = read()
                if m["text"] != "poison": say({"id": m["id"]})
            """, static options => options.AnswerWithin = TimeSpan.FromSeconds(1));

        var results = await RunAllAsync(stage, 20, static i => i == 3 ? "poison" : "fine");

        Assert.Equal([3], Failed(results));
    }

    [Fact]
    public async Task Process_AnsweredTwice_IsLoggedOrFailsTheNext()
    {
        var stage = _commands.Python("""
            hello()
            while True:
                m = read()
                say({"id": m["id"]}); say({"id": m["id"]})
            """);

        var results = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            try
            {
                await stage.ProcessAsync(Document.FromText($"{i}.txt", "x"), Token);
            }
            catch (StageException exception)
            {
                results.Add(exception.Message);
            }
        }

        results.AddRange(_commands.Log.Where(static line => line.Level == LogLevel.Error).Select(static line => line.Message));
        Assert.NotEmpty(results);
        Assert.All(results, static message => Assert.Contains("it answered a document twice", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Process_Cancelled_EndsTheProcess()
    {
        // Cancelled while it starts, it would stay for the next document.
        var stage = _commands.Python("""
            hello()
            read()
            open("taken", "w").close()
            time.sleep(600)
            """);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = stage.ProcessAsync(Document.FromText("a.txt", "x"), cancel.Token).AsTask();
        while (!File.Exists(Path.Combine(_commands.Folder, "taken")))
            await Task.Delay(10, Token);
        var id = stage.ProcessIds.Single();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Gone(id);
    }

    [Fact]
    public async Task Dispose_ACommandThatDoesNotEnd_EndsItWithItsChildren()
    {
        var stage = _commands.Python("""
            import subprocess
            child = subprocess.Popen(["sleep", "600"])
            hello()
            m = read()
            say({"id": m["id"], "metadata": {"child": str(child.pid)}})
            while True: time.sleep(1)
            """);
        var child = int.Parse((await stage.ProcessAsync(Document.FromText("a.txt", "x"), Token)).Metadata["child"], System.Globalization.CultureInfo.InvariantCulture);
        var id = stage.ProcessIds.Single();

        await stage.DisposeAsync();

        await Gone(id);
        await Gone(child);
    }

    [Fact]
    public async Task Process_TooLittleTimeForTheGreeting_SaysWhatToDo()
    {
        var stage = _commands.Shell("sleep 60", static options => options.StartWithin = TimeSpan.FromMilliseconds(200));

        Assert.Contains("it has not answered the greeting within 200ms: answer the line of type `hello`", (await Commands.FailureOf(stage)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"hello","version":2}""", "it speaks version 2 of the protocol, and this program version 1")]
    [InlineData("""{"type":"hello","offsets":"feet"}""", "its offsets count `feet`: expected `utf16`, `codepoint` or `utf8`")]
    [InlineData("""{"type":"goodbye"}""", "it wrote a message without an `id`")]
    public async Task Process_AGreetingOfAnotherKind_IsSaid(string greeting, string expected)
    {
        var stage = _commands.Shell($"echo '{greeting}'; sleep 60");

        Assert.Contains(expected, (await Commands.FailureOf(stage)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_EndsAtOnceAgainAndAgain_WaitsLongerBetweenStarts()
    {
        var stage = _commands.Shell("exit 4");
        var clock = Stopwatch.StartNew();

        for (var i = 0; i < 5; i++)
            Assert.Contains("it ended with exit code 4", (await Commands.FailureOf(stage)).Message, StringComparison.Ordinal);

        Assert.InRange(clock.Elapsed.TotalMilliseconds, 50 + 100 + 200 + 400, 20_000);
    }

    [Fact]
    public async Task Process_NeverReads_IsEndedInTime()
    {
        var stage = _commands.Shell("""echo '{"type":"hello"}'; sleep 60""", static options => options.AnswerWithin = TimeSpan.FromSeconds(1));

        Assert.Contains("within 1s", (await Commands.FailureOf(stage, new string('x', 5_000_000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StandardError_OfACommand_IsLoggedWithTheDocument()
    {
        var stage = _commands.Python("""
            hello()
            while True:
                m = read()
                print("looking", file=sys.stderr, flush=True)
                time.sleep(0.2)
                say({"id": m["id"]})
            """);

        await stage.ProcessAsync(Document.FromText("news/a.txt", "x"), Token);

        Assert.Contains((LogLevel.Information, "news/a.txt: `python3 stage.py` says: looking"), _commands.Log);
    }

    [Fact]
    public async Task StandardError_WithoutEnd_StopsNothing()
    {
        var stage = _commands.Python("""
            hello()
            while True:
                m = read()
                sys.stderr.write("y" * 10_000_000); sys.stderr.flush()
                say({"id": m["id"]})
            """);

        await stage.ProcessAsync(Document.FromText("a.txt", "x"), Token);
        await stage.DisposeAsync();

        Assert.All(_commands.Log, static line => Assert.InRange(line.Message.Length, 1, 5000));
    }

    public ValueTask DisposeAsync() => _commands.DisposeAsync();

    private static async Task<object[]> RunAllAsync(ExecStage stage, int count, Func<int, string> text) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(async i =>
        {
            try
            {
                return (object)await stage.ProcessAsync(Document.FromText($"{i}.txt", text(i)), Token);
            }
            catch (StageException exception)
            {
                return exception;
            }
        }));

    private static IEnumerable<int> Failed(object[] results) => results.Index().Where(static result => result.Item is StageException).Select(static result => result.Index);

    private static async Task Gone(int id)
    {
        for (var i = 0; i < 300; i++)
        {
            if (!IsAlive(id))
                return;
            await Task.Delay(20, Token);
        }

        Assert.Fail($"The process {id} lives on.");
    }

    /// <summary>A process that has ended and was not asked about is no more alive.</summary>
    private static bool IsAlive(int id)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return !File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
