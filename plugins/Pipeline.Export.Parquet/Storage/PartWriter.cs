using System.Collections.Immutable;
using Parquet;
using Pipeline.Export.Parquet.Tables;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>Writes a part: a file for each table, durable when it is finished. Memory is a row group of each.</summary>
internal sealed class PartWriter : IDisposable
{
    private readonly string _folder;
    private readonly long _number;
    private readonly TableWriter[] _tables;

    public PartWriter(string folder, long number, int rowGroupRows)
    {
        _folder = folder;
        _number = number;
        _tables = [.. Table.Names.Select(name => new TableWriter(folder, PartFile.PathOf(name, number), Table.Of(name), rowGroupRows))];
    }

    /// <summary>Adds the rows of a document.</summary>
    public async ValueTask AddAsync(long sequence, string id, DocumentRows rows)
    {
        foreach (var writer in _tables)
        {
            writer.Table.Add(sequence, id, rows);
            await writer.DrainAsync();
        }
    }

    /// <summary>Adds the rows of another part whose sequence numbers are wanted.</summary>
    public async Task AddAsync(Part part, Func<long, bool> isWanted, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _tables.Length; i++)
            await CopyAsync(part.Files[i], Table.Of(Table.Names[i]), _tables[i], isWanted, cancellationToken);
    }

    /// <summary>Ends all files and waits until they and their names are on the disk.</summary>
    public async Task<Part> FinishAsync(long first, long last, int level)
    {
        var files = ImmutableArray.CreateBuilder<PartFile>(_tables.Length);
        foreach (var writer in _tables)
            files.Add(await writer.FinishAsync());
        foreach (var writer in _tables)
            writer.Publish();
        foreach (var name in Table.Names)
            Files.FolderSync.Sync(Path.Combine(_folder, name));
        return new Part(_number, first, last, files[^1].Rows, level, files.DrainToImmutable());
    }

    public void Dispose()
    {
        foreach (var writer in _tables)
            writer.Dispose();
    }

    private async Task CopyAsync(PartFile file, Table source, TableWriter target, Func<long, bool> isWanted, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(Path.Combine(_folder, file.Path));
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: cancellationToken);
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var group = reader.OpenRowGroupReader(i);
            foreach (var column in source.Columns)
                await column.ReadAsync(group);
            for (var row = 0; row < source.Rows; row++)
            {
                if (!isWanted(source.Sequence[row]))
                    continue;
                target.Table.Copy(source, row);
                await target.DrainAsync();
            }
        }
    }
}
