using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Ledger;

namespace Pipeline.Engine.Hosting;

/// <summary>Loads the pipeline of a host and runs it in the background. The host has started once the plan is made and the ledger is open.</summary>
internal sealed class PipelineService(
    PipelineOptions options,
    PipelineLoader loader,
    PipelineCompletion completion,
    PipelineHealth health,
    IEnumerable<IRunObserver> observers,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory logging) : BackgroundService
{
    private readonly ILogger _logger = logging.CreateLogger<PipelineService>();
    private readonly PipelineLog _log = new(logging.CreateLogger<PipelineService>(), logging.CreateLogger(PipelineOptions.DiagnosticsCategory));
    private LoadResult? _load;
    private DocumentLedger? _ledger;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _load = completion.Load = await loader.LoadAsync(options.Path, options.Run.IsContinuous);
            _log.Problems(_load);
            if (_load.Prepared is { } prepared)
                _ledger = OpenLedger(prepared.Plan.StateDirectory);
        }
        catch (Exception exception)
        {
            completion.Fault = exception;
            _log.Fault(exception);
        }

        if (_ledger is not null)
        {
            _log.Recovered(_ledger.Recovery);
            health.Set(PipelineStatus.Ready);
            await base.StartAsync(cancellationToken);
            return;
        }

        health.Set(PipelineStatus.Failed, completion.Refusal ?? "the pipeline file cannot be used");
        if (_load?.Prepared is { } unused)
            await _log.DisposeAsync(unused);
        if (options.StopHostWhenDone)
            lifetime.StopApplication();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(_load!, _ledger!, stoppingToken);
        }
        catch (Exception exception)
        {
            completion.Fault = exception;
            health.Set(PipelineStatus.Failed, "the engine failed");
            _log.Fault(exception);
        }
        finally
        {
            _ledger!.Dispose();
            if (options.StopHostWhenDone)
                lifetime.StopApplication();
        }
    }

    /// <summary>Runs one plan after the other: a continuous run drains when the pipeline file makes a new plan, and the next begins.</summary>
    private async Task RunAsync(LoadResult load, DocumentLedger ledger, CancellationToken stoppingToken)
    {
        var observer = new ObserverGroup([new FailureLog(_logger, load.File.Path), .. observers]);
        var reload = new PlanReload(options, loader, _log, time);
        using var draining = stoppingToken.Register(() => health.Set(PipelineStatus.Draining));
        for (LoadResult? next; ; load = next)
        {
            next = null;
            var prepared = load.Prepared!;
            try
            {
                using var abort = new CancellationTokenSource();
                using var limit = stoppingToken.Register(() => abort.CancelAfter(prepared.Plan.Worker.ShutdownTimeout));
                using var swap = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                var reloading = options.Run.IsContinuous ? ReloadAsync(reload, load, swap, ended.Token) : Task.FromResult<LoadResult?>(null);
                var session = new RunSession { Options = options.Run, Ledger = ledger, Health = health, Time = time, Drain = swap.Token, Abort = abort.Token, OnOutOfMemory = OnOutOfMemory };
                RunResult result;
                try
                {
                    result = await prepared.RunAsync(session, observer);
                }
                finally
                {
                    await ended.CancelAsync();
                    next = await reloading;
                }

                completion.Result = completion.Result?.Then(result) ?? result;
                if (result.StoppedBy is { } reason)
                    health.Set(PipelineStatus.Failed, reason);
                if (result.StoppedBy is not null || stoppingToken.IsCancellationRequested)
                {
                    if (next?.Prepared is { } unused)
                        await _log.DisposeAsync(unused);
                    return;
                }

                if (next is null)
                    return;
                DurableStep.Reached("reload.swap.before");
            }
            finally
            {
                await _log.DisposeAsync(prepared);
            }

            completion.Load = next;
            _log.Applied(options.Path, next.Prepared!.Plan.Fingerprint);
            DurableStep.Reached("reload.swap.after");
        }
    }

    /// <returns>The next plan, for which the run was drained; null when the run ended before.</returns>
    private static async Task<LoadResult?> ReloadAsync(PlanReload reload, LoadResult load, CancellationTokenSource swap, CancellationToken ended)
    {
        try
        {
            var next = await reload.NextAsync(load, ended);
            await swap.CancelAsync();
            return next;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return null;
        }
    }

    private void OnOutOfMemory()
    {
        if (options.OnOutOfMemory is not { } end)
            return;
        try
        {
            _log.OutOfMemory();
        }
        finally
        {
            end();
        }
    }

    private DocumentLedger? OpenLedger(string folder)
    {
        try
        {
            return DocumentLedger.Open(folder, time);
        }
        catch (Exception exception) when (exception is LedgerException or IOException or UnauthorizedAccessException or SqliteException)
        {
            completion.Refusal = exception is LedgerException ? exception.Message : $"The state folder `{folder}` cannot be used: {exception.Message}";
            _log.Refused(completion.Refusal);
            return null;
        }
    }
}
