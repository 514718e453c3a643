using Npgsql;
using NpgsqlTypes;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Postgres.Storage;

/// <summary>Brings the rows of a checkpoint to the server, by COPY into tables that this connection alone sees.</summary>
internal static class Staging
{
    public static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        await CopyAsync(
            connection, "staged_document (ordinal, id, uri, media_type, sha256, bytes, title, author, published, site, language, metadata, text)", changes, WriteDocumentAsync, cancellationToken);
        await CopyAsync(
            connection,
            "staged_quote (ordinal, document, position, speaker, kind, text, mention, cue, verbatim, confidence, chain, text_start, text_end, byte_start, byte_end)",
            changes, WriteQuotesAsync, cancellationToken);
        await CopyAsync(connection, "staged_summary (document, position, text, score, text_start, text_end, byte_start, byte_end)", changes, WriteSummaryAsync, cancellationToken);
        await CopyAsync(
            connection, "staged_annotation (document, layer, position, properties, text_start, text_end, byte_start, byte_end)", changes, WriteAnnotationsAsync, cancellationToken);
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, string target, IReadOnlyList<Change> changes, Func<CopyRows, Change, int, Task> write, CancellationToken cancellationToken)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY {target} FROM STDIN (FORMAT BINARY)", cancellationToken);
        var rows = new CopyRows(import, cancellationToken);
        for (var i = 0; i < changes.Count; i++)
            await write(rows, changes[i], i);
        await import.CompleteAsync(cancellationToken);
    }

    private static async Task WriteDocumentAsync(CopyRows to, Change change, int ordinal)
    {
        var rows = change.Rows;
        await to.StartAsync();
        await to.NumberAsync(ordinal);
        await to.TextAsync(change.Id);
        await to.TextAsync(rows?.Uri);
        await to.TextAsync(rows?.MediaType);
        await to.TextAsync(rows?.Sha256);
        await to.NumberAsync(rows?.Bytes);
        await to.TextAsync(rows?.Title);
        await to.TextAsync(rows?.Author);
        await to.TextAsync(rows?.Published);
        await to.TextAsync(rows?.Site);
        await to.TextAsync(rows?.Language);
        await to.JsonAsync(rows?.Metadata);
        await to.TextAsync(rows?.Text);
    }

    private static async Task WriteQuotesAsync(CopyRows to, Change change, int ordinal)
    {
        var quotes = change.Rows?.Quotes ?? [];
        for (var i = 0; i < quotes.Length; i++)
        {
            var quote = quotes[i];
            await to.StartAsync();
            await to.NumberAsync(ordinal);
            await to.TextAsync(change.Id);
            await to.NumberAsync(i);
            await to.TextAsync(quote.Speaker);
            await to.TextAsync(quote.Kind);
            await to.TextAsync(quote.Text);
            await to.TextAsync(quote.Mention);
            await to.TextAsync(quote.Cue);
            await to.JsonAsync(quote.Verbatim);
            await to.NumberAsync(quote.Confidence);
            await to.NumberAsync(quote.Chain);
            await to.PlaceAsync(quote.Place);
        }
    }

    private static async Task WriteSummaryAsync(CopyRows to, Change change, int ordinal)
    {
        var sentences = change.Rows?.Summary ?? [];
        for (var i = 0; i < sentences.Length; i++)
        {
            await to.StartAsync();
            await to.TextAsync(change.Id);
            await to.NumberAsync(i);
            await to.TextAsync(sentences[i].Text);
            await to.NumberAsync(sentences[i].Score);
            await to.PlaceAsync(sentences[i].Place);
        }
    }

    private static async Task WriteAnnotationsAsync(CopyRows to, Change change, int ordinal)
    {
        foreach (var annotation in change.Rows?.Annotations ?? [])
        {
            await to.StartAsync();
            await to.TextAsync(change.Id);
            await to.TextAsync(annotation.Layer);
            await to.NumberAsync(annotation.Position);
            await to.JsonAsync(annotation.Properties);
            await to.PlaceAsync(annotation.Place);
        }
    }

    /// <summary>The rows of one COPY.</summary>
    private sealed class CopyRows(NpgsqlBinaryImporter import, CancellationToken cancellationToken)
    {
        public Task StartAsync() => import.StartRowAsync(cancellationToken);

        public Task TextAsync(string? text) =>
            text is null ? import.WriteNullAsync(cancellationToken) : import.WriteAsync(PostgresText.Of(text)!, NpgsqlDbType.Text, cancellationToken);

        public Task JsonAsync(string? json) =>
            json is null ? import.WriteNullAsync(cancellationToken) : import.WriteAsync(PostgresText.OfJson(json), NpgsqlDbType.Jsonb, cancellationToken);

        public Task NumberAsync(int? number) => number is { } value ? import.WriteAsync(value, NpgsqlDbType.Integer, cancellationToken) : import.WriteNullAsync(cancellationToken);

        public Task NumberAsync(long? number) => number is { } value ? import.WriteAsync(value, NpgsqlDbType.Bigint, cancellationToken) : import.WriteNullAsync(cancellationToken);

        public Task NumberAsync(double? number) => number is { } value ? import.WriteAsync(value, NpgsqlDbType.Double, cancellationToken) : import.WriteNullAsync(cancellationToken);

        public async Task PlaceAsync(Place place)
        {
            await NumberAsync((long?)place.Start);
            await NumberAsync((long?)place.End);
            await NumberAsync((long?)place.ByteStart);
            await NumberAsync((long?)place.ByteEnd);
        }
    }
}
