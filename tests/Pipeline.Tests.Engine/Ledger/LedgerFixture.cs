using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;
using Pipeline.Tests.Engine.Hosting;

namespace Pipeline.Tests.Engine.Ledger;

/// <summary>A pipeline in a folder, run with its ledger.</summary>
internal sealed class LedgerFixture : IDisposable
{
    public const string Pipeline = """
        version: 1
        source: { use: files, with: { include: ["in/*.txt"] } }
        stages:
          - picky
          - use: records
            with: { to: out.txt }
        """;

    private readonly ServiceProvider _services = new ServiceCollection().AddPipelineLoader().AddPlugin<RecordsPlugin>().BuildServiceProvider();

    public LedgerFixture(params string[] texts)
    {
        Folder.Write("pipeline.yaml", Pipeline);
        for (var i = 0; i < texts.Length; i++)
            Folder.Write($"in/{(char)('a' + i)}.txt", texts[i]);
    }

    public ScratchFolder Folder { get; } = new();

    public string State => Folder[".pipeline"];

    public string Out => Folder["out.txt"];

    public async Task<PreparedPlan> LoadAsync() =>
        (await _services.GetRequiredService<PipelineLoader>().LoadAsync(Folder["pipeline.yaml"])).Prepared ?? throw new InvalidOperationException("The pipeline is no good.");

    public async Task<RunResult> RunAsync(bool force = false)
    {
        await using var prepared = await LoadAsync();
        using var ledger = DocumentLedger.Open(State, TimeProvider.System);
        return await prepared.RunAsync(
            new RunSession { Options = new RunOptions { Lanes = 2, Force = force }, Ledger = ledger, Drain = TestContext.Current.CancellationToken },
            new Silent());
    }

    public async Task<List<StateProblem>> CheckAsync()
    {
        await using var prepared = await LoadAsync();
        return await StateCheck.FindAsync(prepared, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<List<RepairStep>> RepairAsync()
    {
        await using var prepared = await LoadAsync();
        return await StateRepair.RunAsync(prepared, TimeProvider.System, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<DocumentForecast?> WhyAsync(string name)
    {
        await using var prepared = await LoadAsync();
        return await Forecasting.OfAsync(prepared, name, TestContext.Current.CancellationToken);
    }

    public ReplayResult? Replay(ReplaySelection selection) => QuarantineReplay.Run(State, selection with { Directory = Folder.Root }, TimeProvider.System);

    public LedgerDocument? Find(string id)
    {
        using var ledger = LedgerReader.TryOpen(State);
        return ledger!.Find(id);
    }

    public void Sql(string statements)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(State, DocumentLedger.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _services.Dispose();
        Folder.Dispose();
    }

    private sealed class Silent : IRunObserver
    {
        public void OnDocument(DocumentOutcome outcome, long? total)
        {
        }
    }
}
