using System.Threading.Channels;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Execution;

/// <summary>Records documents in the ledger before they run, in groups, and lets those pass that need not run. Single-threaded.</summary>
/// <param name="session">With the ledger, if there is one.</param>
/// <param name="planned">The plan.</param>
/// <param name="plan">Its key in the ledger.</param>
/// <param name="outlet">For when the ledger cannot be written.</param>
internal sealed class Claimer(RunSession session, Plan planned, long plan, Outlet outlet)
{
    private const int MaxGroup = 256;
    private const int GoodGroup = 32;

    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(4);

    private readonly Dictionary<long, Claim> _open = [];

    /// <summary>Claims what was fetched, and hands it on, until nothing more comes.</summary>
    /// <param name="fetched">Documents with their bytes.</param>
    /// <param name="work">For those that run.</param>
    /// <param name="done">For those that need not.</param>
    /// <param name="drain">Cancelled when it cannot go on.</param>
    /// <returns>Why it cannot go on; null when it came to the end.</returns>
    public async Task<string?> RunAsync(ChannelReader<WorkItem> fetched, Channel<WorkItem> work, ChannelWriter<LaneResult> done, CancellationTokenSource drain)
    {
        string? fault = null;
        var group = new List<WorkItem>(MaxGroup);
        while (await fetched.WaitToReadAsync(CancellationToken.None))
        {
            group.Clear();
            for (var wait = true; ; wait = false)
            {
                while (group.Count < MaxGroup && fetched.TryRead(out var item))
                    group.Add(item);
                if (!wait || group.Count >= GoodGroup || work.Reader.Count < GoodGroup)
                    break;

                // The lanes have enough to do: a transaction for many documents costs little more than one for a few.
                await Task.Delay(s_gathering);
            }

            if (drain.IsCancellationRequested)
                group.ForEach(item => done.TryWrite(new LaneResult(item, Outcome: null)));
            else if ((fault = await ClaimAsync(group, work.Writer, done)) is not null)
                await drain.CancelAsync();
        }

        return fault;
    }

    /// <summary>Says that documents have ended, and that the ledger has it.</summary>
    public void Close(IEnumerable<Completion> ended)
    {
        lock (_open)
        {
            foreach (var completion in ended)
                _open.Remove(completion.Claim.Key);
        }
    }

    /// <summary>Takes back the claims of documents that did not end. Best effort: what is left is taken back at the next start.</summary>
    public void ReleaseOpen()
    {
        lock (_open)
        {
            if (_open.Count > 0)
                session.Ledger?.Release([.. _open.Values]);
            _open.Clear();
        }
    }

    private async ValueTask<string?> ClaimAsync(List<WorkItem> group, ChannelWriter<WorkItem> work, ChannelWriter<LaneResult> done)
    {
        // A document that is gone has nothing to be claimed: what the ledger knows of it stays.
        foreach (var item in group.Where(static item => IsGone(item)))
            done.TryWrite(new LaneResult(item, new Skipped(item.Item.Id, Lane.SourceStage, "it is gone")));
        group.RemoveAll(IsGone);
        if (session.Ledger is not { } ledger)
        {
            group.ForEach(item => work.TryWrite(item));
            return null;
        }

        Claim[] claims = [];
        var requests = group.ConvertAll(Request);
        var fault = await outlet.TryAsync(
            () =>
            {
                claims = ledger.Claim(requests, plan, session.Options.Force);
                return ValueTask.CompletedTask;
            },
            exception => $"the ledger in {ledger.Folder} cannot be written: {FailureMessage.Of(exception)}");
        if (fault is not null)
        {
            group.ForEach(item => done.TryWrite(new LaneResult(item, Outcome: null)));
            return fault;
        }

        for (var i = 0; i < claims.Length; i++)
            Pass(group[i] with { Claim = claims[i] }, claims[i], work, done);
        return null;
    }

    private void Pass(WorkItem item, Claim claim, ChannelWriter<WorkItem> work, ChannelWriter<LaneResult> done)
    {
        if (claim.Verdict == ClaimVerdict.UpToDate)
        {
            done.TryWrite(new LaneResult(item, new UpToDate(item.Item.Id, claim.Ended)));
            return;
        }

        lock (_open)
            _open[claim.Key] = claim;
        if (claim.Verdict != ClaimVerdict.Deadly)
        {
            work.TryWrite(item);
            return;
        }

        var failure = new DocumentFailure
        {
            Id = item.Item.Id,
            Stage = claim.Stage ?? Lane.SourceStage,
            Line = planned.Stages.FirstOrDefault(stage => stage.Id == claim.Stage)?.Line ?? planned.Source.Line,
            Message = "The process died twice with this document in hand; it was not run a third time. A stack overflow, memory that ran out or a fault in native code does that.",
            Attempts = claim.Attempt - 1,
        };
        done.TryWrite(new LaneResult(item, new Quarantined(failure) { Failures = [failure] }));
    }

    private static bool IsGone(WorkItem item) => item.ReadFailure is FileNotFoundException or DirectoryNotFoundException;

    /// <summary>A run over the whole source gives places by it; a worker, which sees the source piece by piece, keeps those there are.</summary>
    private ClaimRequest Request(WorkItem item) =>
        new(item.Item.Id, item.ContentKey, session.Options.IsContinuous || item.IsPutBack ? null : item.Number) { IsPutBack = item.IsPutBack };
}
