using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Isolation.Wire;
using Pipeline.Processes;

namespace Pipeline.Engine.Isolation;

/// <summary>The stages that run in this process for another.</summary>
internal sealed class StageHost(FrameOutput output) : IAsyncDisposable
{
    private IsolatedPlan? _plan;
    private DocumentCodec? _codec;
    private bool _keepsLast;
    private Document? _last;

    /// <summary>Makes the stages, and says which could not be made.</summary>
    public void Start(PipelineLoader loader, StageHello hello)
    {
        var plan = loader.LoadIsolated(hello);
        if (plan.Error is { } error)
        {
            output.Write(json =>
            {
                json.WriteString("type"u8, "hello"u8);
                json.WriteString("error"u8, error);
            });
            return;
        }

        _plan = plan;
        _codec = new DocumentCodec(plan.Layers);
        _keepsLast = !plan.Stages.Values.Any(static stage => stage.Planned.Descriptor.IsShared);
        output.Write(json =>
        {
            json.WriteString("type"u8, "hello"u8);
            json.WriteStartObject("problems"u8);
            foreach (var (stage, problem) in plan.Problems)
                json.WriteString(stage, problem);
            json.WriteEndObject();
        });
    }

    /// <summary>Runs a stage on a document, on a thread of its own: this one goes on to see whether the other process is there.</summary>
    public void Run(Frame frame) => ThreadPool.UnsafeQueueUserWorkItem(_ => _ = RunAsync(frame), null);

    public ValueTask DisposeAsync() => _plan?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task RunAsync(Frame frame)
    {
        using var _ = frame;
        var id = frame.Root.GetProperty("id").GetInt64();
        try
        {
            var (stage, planned) = _plan!.Stages[frame.Root.GetProperty("stage").GetString()!];
            var before = _codec!.Read(new ByteReader(frame.Payload!), _last);
            Keep(before);
            var after = await stage.ProcessAsync(before, CancellationToken.None);
            if (StageContract.Violation(planned.Descriptor, before, after) is { } violation)
                throw new StageContractException(violation);
            var writer = new ByteWriter();
            _codec.Write(writer, after, before);
            Keep(after);
            output.Write(json => json.WriteNumber("id"u8, id), writer.Written.Span);
        }
        catch (Exception exception)
        {
            Fail(id, exception);
        }
    }

    private void Fail(long id, Exception exception) => output.Write(json =>
    {
        json.WriteNumber("id"u8, id);
        json.WriteString("kind"u8, exception switch
        {
            StageContractException => "contract",
            OutOfMemoryException or InsufficientMemoryException => "memory",
            _ when TransientErrors.IsTransient(exception) => "transient",
            _ => "failure",
        });
        json.WriteString("error"u8, FailureMessage.Of(exception));
        json.WriteString("details"u8, exception.ToString());
    });

    private void Keep(Document document)
    {
        if (_keepsLast)
            _last = document;
    }
}
