using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Pipeline.Exec.Children;
using Pipeline.Exec.Wire;
using Pipeline.Processes;

namespace Pipeline.Exec.Checking;

/// <summary>Holds a command against the protocol: the worst documents, many at once, the end of its input.</summary>
public sealed class ExecCheck
{
    private const int Many = 64;

    private readonly ExecOptions _options;
    private readonly ChildStart _start;

    /// <summary>A check of one command.</summary>
    /// <param name="options">The command and its contract. Without <see cref="ExecOptions.Provides"/> it may answer with any layers.</param>
    /// <param name="directory">The folder to run it in, absolute.</param>
    /// <param name="onErrorLine">Told of every line of its standard error, from any thread; null when nobody cares.</param>
    /// <exception cref="StageException">There is no such program.</exception>
    public ExecCheck(ExecOptions options, string directory, Action<string>? onErrorLine = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(directory);
        _options = options;
        var (path, problem) = CommandFiles.Find(options.Command, directory);
        _start = new ChildStart
        {
            Program = path ?? throw new StageException(problem!),
            Arguments = [.. options.Command.Skip(1)],
            Directory = directory,
            MaxMemory = options.Memory.Bytes,
            MaxLine = (int)Math.Min(options.MaxAnswer.Bytes, int.MaxValue),
            OnErrorLine = onErrorLine,
        };
    }

    /// <summary>Tries every rule; of a command that does not answer the greeting, that alone.</summary>
    /// <param name="cancellationToken">Ends the command.</param>
    public async Task<IReadOnlyList<ExecCheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<ExecCheckResult>();
        await TryAsync("starts, and answers the greeting", child => child.ReadyAsync(cancellationToken));
        if (results[0].Problem is not null)
            return results;
        foreach (var (name, document) in ExecSamples.All(_options))
            await TryAsync($"answers {name}", child => AskAsync(child, document, cancellationToken));
        await TryAsync("gives the same answer twice", child => AskTwiceAsync(child, cancellationToken));
        await TryAsync(string.Create(CultureInfo.InvariantCulture, $"answers {Many} documents at once, each once"), child => AskManyAsync(child, cancellationToken));
        results.Add(new ExecCheckResult("ends with exit code 0 when its input ends", await EndAsync(cancellationToken)));
        return results;

        async Task TryAsync(string rule, Func<ExecChild, Task> run)
        {
            string? problem = null;
            try
            {
                await using var child = new ExecChild(_options, _start);
                await run(child);
            }
            catch (Exception exception) when (exception is ChildFailureException or StageException or TimeoutException)
            {
                problem = exception.Message;
            }

            results.Add(new ExecCheckResult(rule, problem));
        }
    }

    private async Task<string> AskAsync(ExecChild child, Document document, CancellationToken cancellationToken)
    {
        await child.ReadyAsync(cancellationToken);
        var offsets = new TextOffsets(document.Text, child.Unit);
        using var answer = await child.AskAsync(document, offsets, cancellationToken);
        new AnswerReader(ContractFor(answer.Root), ExecSamples.Kinds).Read(document, answer.Root, offsets);
        return string.Join('\n', answer.Root.EnumerateObject().Where(static member => member.Name != "id").Select(static member => member.ToString()));
    }

    private async Task AskTwiceAsync(ExecChild child, CancellationToken cancellationToken)
    {
        var document = ExecSamples.News(_options);
        if (await AskAsync(child, document, cancellationToken) != await AskAsync(child, document, cancellationToken))
            throw new StageException("The command gave two answers to one document.");
    }

    private async Task AskManyAsync(ExecChild child, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => AskAsync(child, ExecSamples.News(_options), cancellationToken)));

        // An answer too many comes after the others.
        await Task.Delay(100, cancellationToken);
        if (child.IdleFailure is { } failure)
            throw new StageException(failure);
    }

    private async Task<string?> EndAsync(CancellationToken cancellationToken)
    {
        var child = new ExecChild(_options, _start);
        var clock = Stopwatch.StartNew();
        try
        {
            await child.ReadyAsync(cancellationToken);
        }
        catch (ChildFailureException failure)
        {
            return failure.Message;
        }
        finally
        {
            clock.Restart();
            await child.DisposeAsync();
        }

        return child.ExitCode switch
        {
            0 => null,
            null => $"it went on for {Durations.Of(TimeSpan.FromSeconds(Math.Round(clock.Elapsed.TotalSeconds, 1)))}, and was ended",
            var code => string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {code}"),
        };
    }

    /// <summary>A command whose layers nobody named may give any.</summary>
    private ExecOptions ContractFor(JsonElement answer)
    {
        if (_options.Provides.Count > 0 || !answer.TryGetProperty("layers", out var layers) || layers.ValueKind != JsonValueKind.Object)
            return _options;
        return new ExecOptions { ChangesText = _options.ChangesText, Provides = [.. layers.EnumerateObject().Select(static layer => layer.Name)] };
    }
}
