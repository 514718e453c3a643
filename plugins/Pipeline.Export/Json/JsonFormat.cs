using System.Collections.Concurrent;

namespace Pipeline.Export.Json;

/// <summary>JSON records: one a line, or one array of them.</summary>
internal sealed class JsonFormat : IExportFormat
{
    private readonly ConcurrentBag<RecordWriter> _writers = [];
    private readonly OffsetUnit _unit;
    private readonly bool _tokens;
    private readonly FixedEnding _ending;

    private JsonFormat(ExportOptions options, FixedEnding ending)
    {
        _ending = ending;
        _unit = options.Offsets;
        _tokens = options.Tokens;
    }

    /// <inheritdoc/>
    public string Shape => Separator.IsEmpty ? "jsonl" : "json";

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Header { get; private init; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Separator { get; private init; }

    /// <summary>One record a line.</summary>
    public static JsonFormat Lines(ExportOptions options) => new(options, new FixedEnding());

    /// <summary>One array, one record a line.</summary>
    public static JsonFormat Array(ExportOptions options) => new(options, new FixedEnding("]\n"u8.ToArray()))
    {
        Header = "[\n"u8.ToArray(),
        Separator = ",\n"u8.ToArray(),
    };

    /// <inheritdoc/>
    public ExportRecord Write(Document document)
    {
        if (!_writers.TryTake(out var writer))
            writer = new RecordWriter(_unit, _tokens);
        var record = writer.Write(document, endLine: Separator.IsEmpty);
        if (writer.IsLarge)
            writer.Dispose();
        else
            _writers.Add(writer);
        return new ExportRecord(record);
    }

    /// <inheritdoc/>
    public IExportEnding EndingOf(IReadOnlyList<string> state) => _ending;
}
