using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pipeline.Chaos.Steps;

namespace Pipeline.Chaos.Stages;

/// <summary>Misbehaves on marked documents, and passes the others on.</summary>
[Stage("chaos", "Misbehaves on documents whose name contains a marker")]
internal sealed class ChaosStage(ChaosOptions options, PipelineContext context) : IStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        if (!document.Id.Value.Contains(options.Marker, StringComparison.Ordinal))
            return new(document);
        if (options.Runs is { } runs)
            File.AppendAllText(Path.Combine(context.Directory, runs), document.Id + "\n");
        return new(Misbehave(document));
    }

    private Document Misbehave(Document document)
    {
        switch (options.Kind)
        {
            case ChaosKind.Throw:
                throw new InvalidOperationException("It was asked to fail.");
            case ChaosKind.Cancel:
                throw new TaskCanceledException("Nobody cancelled this.");
            case ChaosKind.OutOfMemory:
                throw new OutOfMemoryException();
            case ChaosKind.Hang:
                Thread.Sleep(Timeout.Infinite);
                break;
            case ChaosKind.Allocate:
                Allocate();
                break;
            case ChaosKind.Span:
                return document.With(Layer<Sentence>.Of(new Sentence(new TextSpan(0, document.Text.Length + 10))));
            case ChaosKind.Nothing:
                return null!;
            case ChaosKind.Write:
                MemoryMarshal.AsMemory(document.Content).Span.Fill((byte)'x');
                break;
            case ChaosKind.Overflow:
                _ = Overflow(1);
                break;
            case ChaosKind.FailFast:
                Environment.FailFast("It was asked to end the process.");
                break;
            case ChaosKind.Native:
                Signals.Fault();
                break;
        }

        return document;
    }

    private static void Allocate()
    {
        var taken = new List<byte[]>();
        while (true)
            taken.Add(new byte[1_000_000]);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static long Overflow(long depth) => Overflow(depth + 1) + depth;
}
