using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pipeline.Tests.Engine.Hosting;

/// <summary>A plugin that is compiled into the host of a test.</summary>
internal sealed class TestPlugin : IPlugin
{
    public void Register(IPluginBuilder plugin)
    {
        plugin.Services.AddSingleton<Words>();
        plugin.AddStage<UpperStage>().AddStage<CountStage, CountOptions>().AddStage<BrokenStage>().AddStage<MemoryExport, MemoryOptions>();
    }

    internal sealed class Words
    {
        public int Count(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    internal sealed class CountOptions
    {
        public int Least { get; set; }
    }

    internal sealed class MemoryOptions
    {
        public string To { get; set; } = "";
    }

    [Stage("upper", "Writes the text in capitals"), ChangesText]
    internal sealed class UpperStage : IStage
    {
        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) =>
            ValueTask.FromResult(document.Edit(TextEdits.Of(new TextEdit(new TextSpan(0, document.Text.Length), document.Text.ToUpperInvariant()))));
    }

    [Stage("count", "Drops short documents")]
    internal sealed class CountStage(CountOptions options, Words words, PipelineContext context, TimeProvider time, ILogger<CountStage> logger) : IStage
    {
        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(time);
            ArgumentNullException.ThrowIfNull(logger);
            var count = words.Count(document.Text);
            return ValueTask.FromResult(count < options.Least
                ? document.Skip($"fewer than {options.Least} words")
                : document.WithMetadata("words", $"{count} in {context.Name}"));
        }
    }

    [Stage("broken", "Cannot be made")]
    internal sealed class BrokenStage : IStage
    {
        public BrokenStage() => throw new StageException("No licence was found: set LICENCE.");

        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => ValueTask.FromResult(document);
    }

    [Stage("memory", "Writes ids to a file at the end"), Shared]
    internal sealed class MemoryExport(MemoryOptions options, PipelineContext context) : IStage, ICheckpoint
    {
        private readonly List<string> _lines = [];

        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => ValueTask.FromResult(document.OnCommit(_ =>
        {
            _lines.Add($"{document.Id}: {document.Text}");
            return ValueTask.CompletedTask;
        }));

        public string Target => Path.Combine(context.Directory, options.To);

        public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) =>
            ValueTask.FromResult(token is null ? RestoreResult.Restored : RestoreResult.Missing);

        public async ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken)
        {
            await File.WriteAllLinesAsync(Target, _lines, cancellationToken);
            return new Checkpoint("");
        }
    }
}
