using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Isolation.Wire;
using Pipeline.Engine.Planning;
using Pipeline.Processes;

namespace Pipeline.Engine.Isolation;

/// <summary>The processes of the isolated stages of one plan: one for each lane, with all of its stages that have the same limits, and one for each stage
/// that all lanes share. Thread-safe.</summary>
internal sealed class IsolationPool : IAsyncDisposable
{
    /// <summary>More lanes than this do not wait for one shared stage at once.</summary>
    private const int MaxShared = 256;

    private readonly Plan _plan;
    private readonly bool _isContinuous;
    private readonly IsolationProgram _program;
    private readonly ILoggerFactory _loggers;
    private readonly DocumentCodec _codec;
    private readonly ConcurrentDictionary<string, Lazy<StageSlot>> _slots = new(StringComparer.Ordinal);

    public IsolationPool(Plan plan, bool isContinuous, IsolationProgram program, IReadOnlyDictionary<string, Type> layers, ILoggerFactory loggers)
    {
        _plan = plan;
        _isContinuous = isContinuous;
        _program = program;
        _loggers = loggers;
        _codec = new DocumentCodec(layers);
    }

    /// <summary>The stage for a lane.</summary>
    public IStage Create(PlannedStage stage, int lane) => new IsolatedStage(stage.Id, SlotOf(stage, lane));

    /// <summary>Starts the process of the first lane, so that what is wrong with the stage shows before anything runs.</summary>
    /// <exception cref="StageException">The stage cannot be made.</exception>
    public void Prepare(PlannedStage stage)
    {
        string? problem;
        try
        {
            problem = SlotOf(stage, lane: 0).PrepareAsync(CancellationToken.None).GetAwaiter().GetResult()(stage.Id);
        }
        catch (ChildFailureException failure)
        {
            problem = $"its process did not start: {failure.Message}";
        }

        if (problem is not null)
            throw new StageException(problem);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_slots.Values.Where(static slot => slot.IsValueCreated).Select(static slot => slot.Value.DisposeAsync().AsTask()));

    private StageSlot SlotOf(PlannedStage stage, int lane)
    {
        var limit = stage.Isolation!.Memory;
        var isShared = stage.Descriptor.IsShared;
        var key = isShared ? $"shared {stage.Id}" : string.Create(CultureInfo.InvariantCulture, $"lane {lane} {limit}");
        return _slots.GetOrAdd(key, _ => new Lazy<StageSlot>(() => Make(
            isShared ? [stage] : _plan.Stages.Where(other => other.Isolation?.Memory == limit && !other.Descriptor.IsShared), limit, isShared ? MaxShared : 1))).Value;
    }

    private StageSlot Make(IEnumerable<PlannedStage> stages, ByteSize memory, int inFlight)
    {
        var start = new ChildStart
        {
            Program = _program.Program,
            Arguments = _program.Arguments,
            Directory = _plan.Directory,
            MaxMemory = memory.Bytes,
            MaxPayload = Array.MaxLength,
            Environment = Environments(memory),
        };
        var hello = new StageHello
        {
            Path = _plan.File.Path,
            Text = _plan.File.Text,
            Directory = _plan.Directory,
            IsContinuous = _isContinuous,
            Fingerprint = _plan.Fingerprint,
            Stages = [.. stages.Select(static stage => stage.Id)],
        };
        return new StageSlot(start, hello, _codec, _loggers, inFlight);
    }

    /// <summary>The runtime keeps the limit on its heap by itself, exactly: what takes too much finds out at once, and can be told so.</summary>
    private static ImmutableDictionary<string, string> Environments(ByteSize memory) =>
        ImmutableDictionary<string, string>.Empty
            .Add("DOTNET_GCHeapHardLimit", "0x" + memory.Bytes.ToString("x", CultureInfo.InvariantCulture))
            .Add("DOTNET_gcServer", "0")
            .Add("DOTNET_gcConcurrent", "0");
}
