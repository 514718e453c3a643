using System.Globalization;
using Pipeline.Export.Postgres;
using Pipeline.Tests.Postgres;

namespace Pipeline.Tests.Export.Postgres;

/// <summary>An export stage over a schema of its own, driven as the engine drives it.</summary>
internal sealed class ExportRun : IAsyncDisposable
{
    private readonly PostgresServer _server;
    private readonly ExportPostgresOptions _options;

    public ExportRun(PostgresServer server, string schema, Action<ExportPostgresOptions>? change = null)
    {
        _server = server;
        _options = Options(server, schema);
        change?.Invoke(_options);
        Stage = Create();
    }

    public string Schema => _options.Schema;

    public ExportPostgresStage Stage { get; private set; }

    public static ExportPostgresOptions Options(PostgresServer server, string schema) => new()
    {
        To = string.Create(CultureInfo.InvariantCulture, $"postgresql://postgres@127.0.0.1:{server.Port}/postgres"),
        Password = PostgresServer.Password,
        Schema = schema,
        RetryFor = TimeSpan.FromSeconds(20),
    };

    public static async Task<ExportRun> OfAsync(ServerFixture fixture, params Document[] documents)
    {
        var run = new ExportRun(fixture.Server, fixture.NewSchema());
        await run.WriteAsync(documents);
        await run.FlushAsync();
        return run;
    }

    public async Task WriteAsync(params Document[] documents)
    {
        foreach (var document in documents)
        {
            foreach (var commit in (await Stage.ProcessAsync(document, default)).Commits)
                await commit(default);
        }
    }

    public async Task RemoveAsync(string id) => await Stage.RemoveAsync(new DocumentId(id), default);

    public async Task<string> FlushAsync() => (await Stage.FlushAsync(default)).Token;

    /// <summary>Ends the run as it is, unflushed writes and all, and starts the next.</summary>
    public async Task<RestoreResult> NextAsync(string? token)
    {
        await Stage.DisposeAsync();
        Stage = Create();
        return await Stage.RestoreAsync(token, default);
    }

    public List<string> Query(string sql) => _server.Query($"SET search_path = {Schema}; {sql}");

    /// <summary>All rows, without keys and checkpoints, in an order that no history decides.</summary>
    public List<string> Dump() => Tables.Dump(_server, Schema);

    public async ValueTask DisposeAsync() => await Stage.DisposeAsync();

    private ExportPostgresStage Create() => new(_options, new PipelineContext("news", Path.GetTempPath()), new PostgresTargets(), TimeProvider.System);
}
