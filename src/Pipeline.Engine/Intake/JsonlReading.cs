using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pipeline.Engine.Intake;

/// <summary>Makes a document of each line of a stream.</summary>
/// <param name="options">What the texts are.</param>
/// <param name="id">The field with the id; null for none.</param>
/// <param name="maxSize">Longer lines fail.</param>
internal sealed class JsonlReading(JsonlFieldOptions options, string? id, ByteSize maxSize)
{
    private readonly JsonFields _fields = new(options.Text, id, options.Metadata);

    // The texts come out of JSON: whatever charset a page in it declares, it is UTF-8.
    private readonly string _mediaType = options.MediaType.Split(';')[0].Trim() + "; charset=utf-8";

    /// <summary>The documents; one that cannot be had fails when it is read. A stream that cannot be read on ends with one that says so.</summary>
    /// <param name="name">What the lines come from, for ids and messages.</param>
    /// <param name="open">Opens the stream.</param>
    /// <param name="cancellationToken">Signalled when the worker stops.</param>
    public async IAsyncEnumerable<SourceItem> ReadAsync(string name, Func<Stream> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stream? stream = null;
        LineReader? lines = null;
        SourceItem? last = null;
        try
        {
            while (last is null)
            {
                try
                {
                    stream ??= open();
                    lines ??= new LineReader(stream, maxSize.Bytes);
                    if (!await lines.ReadAsync(cancellationToken))
                        break;
                }
                catch (Exception exception) when (JsonlFile.IsDamage(exception))
                {
                    last = Damaged(name, lines?.Number ?? 0, exception);
                    break;
                }

                cancellationToken.ThrowIfCancellationRequested();
                if (lines.Number == 1 && lines.Line.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                    last = Failing(name, 1, $"{name}: expected UTF-8, got UTF-16. Convert the file to UTF-8.");
                else if (ItemOf(name, lines) is { } item)
                    yield return item;
            }
        }
        finally
        {
            if (stream is not null)
                await stream.DisposeAsync();
        }

        if (last is not null)
            yield return last;
    }

    private SourceItem? ItemOf(string name, LineReader lines)
    {
        if (lines.IsTooLong)
        {
            return Failing(name, lines.Number, string.Create(
                CultureInfo.InvariantCulture,
                $"{name}:{lines.Number}: the line has {lines.Length} bytes, more than the `max-size` of {maxSize}: raise it, or split the document."));
        }

        var line = lines.Line.Span;
        if (lines.Number == 1 && line is [0xEF, 0xBB, 0xBF, ..])
            line = line[3..];
        if (line.IndexOfAnyExcept(" \t\r"u8) < 0)
            return null;
        try
        {
            var record = _fields.Read(line);
            return new SourceItem
            {
                Id = new DocumentId(record.Id ?? Place(name, "#", lines.Number)),
                Uri = Place(name, "#L", lines.Number),
                MediaType = _mediaType,
                Metadata = record.Metadata,
                ReadAsync = _ => ValueTask.FromResult<ReadOnlyMemory<byte>>(record.Text),
            };
        }
        catch (JsonLineException exception)
        {
            return Failing(name, lines.Number, string.Create(CultureInfo.InvariantCulture, $"{name}:{lines.Number}:{exception.Column}: {exception.Message}"));
        }
    }

    private static SourceItem Damaged(string name, long lastLine, Exception exception)
    {
        if (exception is FileNotFoundException or DirectoryNotFoundException)
            return Item(name, lastLine + 1, () => new FileNotFoundException($"{name} is gone.", exception));
        var where = lastLine == 0 ? "from the start" : string.Create(CultureInfo.InvariantCulture, $"after line {lastLine}");
        return Item(name, lastLine + 1, () => new StageException(
            $"{name} cannot be read {where}: {exception.Message.TrimEnd('.')}. If it is still being written, run again when it is complete; otherwise replace it.", exception));
    }

    private static SourceItem Failing(string name, long line, string message) => Item(name, line, () => new StageException(message));

    private static SourceItem Item(string name, long line, Func<Exception> failure) => new()
    {
        Id = new DocumentId(Place(name, "#", line)),
        Uri = Place(name, "#L", line),
        ReadAsync = _ => ValueTask.FromException<ReadOnlyMemory<byte>>(failure()),
    };

    private static string Place(string name, string mark, long line) => string.Create(CultureInfo.InvariantCulture, $"{name}{mark}{line}");
}
