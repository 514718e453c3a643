using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Plugins;

namespace Pipeline.Tests.Engine.Execution;

/// <summary>Runs stages given as classes or delegates over texts, without YAML.</summary>
internal sealed class RunFixture : IRunObserver
{
    private static readonly PluginDescriptor Plugin = new("Test", "1.0.0", Path: null, Build: "");

    private readonly List<PlannedStage> _stages = [];
    private readonly ServiceCollection _services = [];

    public List<DocumentOutcome> Outcomes { get; } = [];

    public Action<DocumentOutcome>? OnEach { get; set; }

    public RunOptions Options { get; set; } = new() { Lanes = 4 };

    /// <summary>Checkpoints come by the number of documents alone, so that tests can count them.</summary>
    public WorkerOptions Worker { get; set; } = new() { CheckpointInterval = TimeSpan.FromHours(1) };

    public Func<CancellationToken, IAsyncEnumerable<SourceItem>>? Source { get; set; }

    /// <summary>Adds a stage; <paramref name="make"/> is called once per lane.</summary>
    public RunFixture Stage(Func<IStage> make, Func<PlannedStage, PlannedStage>? planned = null, Func<StageDescriptor, StageDescriptor>? descriptor = null)
    {
        var number = _stages.Count;
        var stage = new StageDescriptor
        {
            Name = $"stage-{number}",
            Description = "",
            Type = typeof(DelegatingStage),
            OptionsType = typeof(StageMaker),
            Plugin = Plugin,
        };
        stage = descriptor?.Invoke(stage) ?? stage;
        if (stage.IsExport)
            stage = stage with { Type = typeof(DelegatingExport), IsShared = true };
        var plan = new PlannedStage
        {
            Id = stage.Name,
            Descriptor = stage,
            Options = new StageMaker(make),
            Line = 10 + number,
            Span = default,
        };
        _stages.Add(planned?.Invoke(plan) ?? plan);
        return this;
    }

    public RunFixture Stage(Func<Document, CancellationToken, ValueTask<Document>> run, Func<PlannedStage, PlannedStage>? planned = null, Func<StageDescriptor, StageDescriptor>? descriptor = null) =>
        Stage(() => new DelegateStage(run), planned, descriptor);

    public RunFixture Stage(Func<Document, Document> run, Func<PlannedStage, PlannedStage>? planned = null, Func<StageDescriptor, StageDescriptor>? descriptor = null) =>
        Stage((document, _) => ValueTask.FromResult(run(document)), planned, descriptor);

    public string State { get; set; } = Path.Combine(Path.GetTempPath(), "pipeline-tests-no-state");

    public string Fingerprint { get; set; } = "plan";

    /// <summary>Runs without a ledger.</summary>
    public Task<RunResult> RunAsync(IEnumerable<string> texts, CancellationToken cancellationToken = default) =>
        RunAsync(texts, new RunSession { Options = Options, Drain = cancellationToken, Abort = cancellationToken });

    /// <summary>Runs with a ledger.</summary>
    public Task<RunResult> RunAsync(IEnumerable<string> texts, DocumentLedger ledger, RunOptions? options = null, PipelineHealth? health = null, CancellationToken drain = default) =>
        RunAsync(texts, new RunSession { Options = options ?? Options, Ledger = ledger, Health = health, Drain = drain });

    public async Task<RunResult> RunAsync(IEnumerable<string> texts, RunSession session)
    {
        var plan = new Plan
        {
            Name = "test",
            File = new ConfigurationText("pipeline.yaml", ""),
            Directory = Environment.CurrentDirectory,
            Source = new PlannedSource
            {
                Descriptor = new SourceDescriptor { Name = "texts", Description = "", Type = typeof(TextSource), OptionsType = typeof(object), Plugin = Plugin },
                Options = new object(),
                Line = 3,
                Span = default,
            },
            Stages = [.. _stages],
            StateDirectory = State,
            FingerprintParts = "{}",
            Worker = Worker,
            Fingerprint = Fingerprint,
        };
        using var host = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).BuildServiceProvider();
        var instances = new StageInstances(new PluginServices([new PluginRegistration(Plugin, [], [], ImmutableDictionary<string, Type>.Empty, _services)], host, new PipelineContext("test", plan.Directory)));
        foreach (var stage in plan.Stages)
            instances.CreateFirst(stage);
        await using var prepared = new PreparedPlan(plan, new TextSource(Source ?? (token => Items(texts, token))), instances);
        return await prepared.RunAsync(session, this);
    }

    public void OnDocument(DocumentOutcome outcome, long? total)
    {
        Outcomes.Add(outcome);
        OnEach?.Invoke(outcome);
    }

    private static async IAsyncEnumerable<SourceItem> Items(IEnumerable<string> texts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Item($"{number++:D5}.txt", text);
        }

        await Task.CompletedTask;
    }

    public static IEnumerable<string> Texts(int count) => Enumerable.Range(0, count).Select(static number => $"Text {number}.");

    public static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(static number => $"{number:D5}.txt")];

    public static StageDescriptor AsExport(StageDescriptor stage) => stage with { IsExport = true };

    public static SourceItem Item(string id, string text) => new()
    {
        Id = new DocumentId(id),
        Uri = id,
        ReadAsync = _ => ValueTask.FromResult<ReadOnlyMemory<byte>>(System.Text.Encoding.UTF8.GetBytes(text)),
    };

    internal sealed record StageMaker(Func<IStage> Make);

    internal sealed class DelegatingStage(StageMaker maker) : IExplainedStage
    {
        private readonly IStage _stage = maker.Make();

        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => _stage.ProcessAsync(document, cancellationToken);

        public ValueTask<Document> ExplainAsync(Document document, ICollection<Decision> decisions, CancellationToken cancellationToken) =>
            ((IExplainedStage)_stage).ExplainAsync(document, decisions, cancellationToken);
    }

    internal sealed class DelegatingExport(StageMaker maker) : IStage, ICompactable
    {
        private readonly IStage _stage = maker.Make();

        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => _stage.ProcessAsync(document, cancellationToken);

        private ICheckpoint Export => (ICheckpoint)_stage;

        public string Target => Export.Target;

        public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) => Export.RestoreAsync(token, cancellationToken);

        public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken) => Export.FlushAsync(cancellationToken);

        public ValueTask RemoveAsync(DocumentId document, CancellationToken cancellationToken) => Export.RemoveAsync(document, cancellationToken);

        public ValueTask<Checkpoint> CompactAsync(IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken) =>
            ((ICompactable)_stage).CompactAsync(records, moved, cancellationToken);

        public ValueTask SwitchAsync(CancellationToken cancellationToken) => ((ICompactable)_stage).SwitchAsync(cancellationToken);

        public ValueTask<bool> HoldsAsync(ExportedRecord record, CancellationToken cancellationToken) => ((ICompactable)_stage).HoldsAsync(record, cancellationToken);
    }

    private sealed class DelegateStage(Func<Document, CancellationToken, ValueTask<Document>> run) : IStage
    {
        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => run(document, cancellationToken);
    }

    private sealed class TextSource(Func<CancellationToken, IAsyncEnumerable<SourceItem>> read) : ISource
    {
        public IAsyncEnumerable<SourceItem> ReadAsync(CancellationToken cancellationToken) => read(cancellationToken);
    }
}
