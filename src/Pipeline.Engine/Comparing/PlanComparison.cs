using System.Collections.Immutable;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Comparing;

/// <summary>What two pipeline files make of the same documents.</summary>
/// <param name="Before">The old file; when it has an error, nothing was run.</param>
/// <param name="After">The new file, whose source gave the documents; when it has an error, nothing was run.</param>
public sealed record PlanComparison(LoadResult Before, LoadResult After)
{
    /// <summary>Documents read ahead of the comparison; memory does not grow with the corpus.</summary>
    private const int Window = 32;

    /// <summary>In what the plans differ, in words.</summary>
    public ImmutableArray<string> Differences { get; private init; } = [];

    /// <summary>How many documents both ran over.</summary>
    public long Documents { get; private set; }

    /// <summary>Why a plan stopped before the end; null when both came to it.</summary>
    public string? StoppedBy { get; private set; }

    /// <summary>Whether both files could be run.</summary>
    public bool HasRun => Before.Prepared is not null && After.Prepared is not null;

    /// <summary>Runs both plans over the source of the new one. Exports do not run, and nothing is recorded.</summary>
    /// <param name="loader">Loads the files.</param>
    /// <param name="before">The old file.</param>
    /// <param name="after">The new file.</param>
    /// <param name="sample">At most so many documents, spread over the source where it knows how many it has; null for all.</param>
    /// <param name="onChange">Told of each document that differs, in the order of the source.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task<PlanComparison> RunAsync(PipelineLoader loader, string before, string after, int? sample, Action<DocumentChange> onChange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentNullException.ThrowIfNull(onChange);
        var (old, now) = (new PlanSide(), new PlanSide());
        var source = await loader.LoadSourceAsync(after);
        var loads = (Before: await loader.LoadOverAsync(before, old.Items), After: await loader.LoadOverAsync(after, now.Items));
        var comparison = new PlanComparison(loads.Before, loads.After);
        try
        {
            if (!comparison.HasRun || source.Prepared is null)
                return comparison;
            comparison = comparison with
            {
                Differences = [.. PlanDifference.Between(loads.Before.Prepared!.Plan.FingerprintParts, loads.After.Prepared!.Plan.FingerprintParts)],
            };
            await comparison.CompareAsync(source.Prepared.Source, old, now, sample, onChange, cancellationToken);
            return comparison;
        }
        finally
        {
            foreach (var prepared in new[] { source.Prepared, loads.Before.Prepared, loads.After.Prepared }.OfType<PreparedPlan>())
                await prepared.DisposeAsync();
        }
    }

    private async Task CompareAsync(ISource source, PlanSide old, PlanSide now, int? sample, Action<DocumentChange> onChange, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var window = new SemaphoreSlim(Window);
        var runs = Task.WhenAll(old.RunAsync(Before.Prepared!, stop.Token), now.RunAsync(After.Prepared!, stop.Token));
        var reading = ReadAsync(source, sample, window, [old, now], stop.Token);
        while (await old.Ends.WaitToReadAsync(CancellationToken.None) && await now.Ends.WaitToReadAsync(CancellationToken.None))
        {
            if (!old.Ends.TryRead(out var one) || !now.Ends.TryRead(out var other))
                break;
            Documents++;
            window.Release();
            if (DocumentComparison.Find(one.Outcome, one.Steps, other.Outcome, other.Steps) is { } change)
                onChange(change);
        }

        // One side has ended; the other must not wait for more.
        await stop.CancelAsync();
        try
        {
            await reading;
        }
        catch (OperationCanceledException)
        {
        }

        StoppedBy = (await runs).Select(static run => run.StoppedBy).FirstOrDefault(static reason => reason is not null);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task ReadAsync(ISource source, int? sample, SemaphoreSlim window, PlanSide[] sides, CancellationToken cancellationToken)
    {
        try
        {
            var spread = sample is { } wanted && source.Count is { } count && count > wanted ? (double)count / wanted : 1;
            long index = 0, taken = 0;
            await foreach (var item in source.ReadAsync(cancellationToken))
            {
                if (taken == sample)
                    break;
                if (index++ < (long)(taken * spread))
                    continue;
                taken++;
                await window.WaitAsync(cancellationToken);
                foreach (var side in sides)
                    side.Offer(item);
            }
        }
        finally
        {
            foreach (var side in sides)
                side.EndOffers();
        }
    }
}
