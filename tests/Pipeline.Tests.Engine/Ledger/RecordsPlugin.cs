using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Tests.Engine.Ledger;

/// <summary>An export that adds records to a file, and stages that fail on demand.</summary>
internal sealed class RecordsPlugin : IPlugin
{
    public void Register(IPluginBuilder plugin) => plugin.AddStage<PickyStage, PickyOptions>().AddStage<RecordsExport, RecordsOptions>().AddStage<PlainExport, RecordsOptions>();

    internal sealed class PickyOptions
    {
        public string Word { get; set; } = "FAIL";
    }

    internal sealed class RecordsOptions
    {
        public string To { get; set; } = "";
    }

    [Stage("picky", "Fails on documents that hold a word")]
    internal sealed class PickyStage(PickyOptions options) : IStage
    {
        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) =>
            document.Text.Contains(options.Word, StringComparison.Ordinal) ? throw new StageException($"It holds {options.Word}.") : ValueTask.FromResult(document);
    }

    [Stage("plain", "Has no records"), Shared]
    internal sealed class PlainExport(RecordsOptions options) : IStage, ICheckpoint
    {
        public string Target => "plain:" + options.To;

        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => ValueTask.FromResult(document);

        public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) => ValueTask.FromResult(RestoreResult.Restored);

        public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new Checkpoint("here"));
    }

    [Stage("records", "Adds a line for each document to a file"), Shared]
    internal sealed class RecordsExport(RecordsOptions options, PipelineContext context) : IStage, ICompactable
    {
        private readonly List<ExportedRecord> _written = [];

        public string Target => Path.Combine(context.Directory, options.To);

        private string Fresh => Target + ".new";

        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => ValueTask.FromResult(document.OnCommit(_ =>
        {
            _written.Add(Append(Target, document.Id, Encoding.UTF8.GetBytes($"{document.Id}: {document.Text}\n")));
            return ValueTask.CompletedTask;
        }));

        public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken)
        {
            if (token is not null && !File.Exists(Target))
                return ValueTask.FromResult(RestoreResult.Missing);
            using var file = new FileStream(Target, FileMode.OpenOrCreate);
            file.SetLength(token is null ? 0 : long.Parse(token, CultureInfo.InvariantCulture));
            return ValueTask.FromResult(RestoreResult.Restored);
        }

        public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken)
        {
            var checkpoint = new Checkpoint(Length(Target)) { Records = [.. _written] };
            _written.Clear();
            return ValueTask.FromResult(checkpoint);
        }

        public ValueTask<Checkpoint> CompactAsync(IEnumerable<ExportedRecord> records, Action<ExportedRecord> moved, CancellationToken cancellationToken)
        {
            File.Delete(Fresh);
            foreach (var record in records)
                moved(Append(Fresh, record.Document, Read(record.Place)));
            return ValueTask.FromResult(new Checkpoint(Length(Fresh)));
        }

        public ValueTask SwitchAsync(CancellationToken cancellationToken)
        {
            if (File.Exists(Fresh))
                File.Move(Fresh, Target, overwrite: true);
            return ValueTask.CompletedTask;
        }

        public ValueTask<bool> HoldsAsync(ExportedRecord record, CancellationToken cancellationToken) =>
            ValueTask.FromResult(File.Exists(Target) && Hash(Read(record.Place)) == record.Place.Split(' ')[2]);

        private static ExportedRecord Append(string path, DocumentId id, byte[] bytes)
        {
            using var file = new FileStream(path, FileMode.Append);
            var place = string.Create(CultureInfo.InvariantCulture, $"{file.Position} {bytes.Length} {Hash(bytes)}");
            file.Write(bytes);
            return new ExportedRecord(id, place);
        }

        private byte[] Read(string place)
        {
            var parts = place.Split(' ');
            using var file = new FileStream(Target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Position = long.Parse(parts[0], CultureInfo.InvariantCulture);
            var bytes = new byte[int.Parse(parts[1], CultureInfo.InvariantCulture)];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }

        private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));

        private static string Length(string path) => (File.Exists(path) ? new FileInfo(path).Length : 0).ToString(CultureInfo.InvariantCulture);
    }
}
