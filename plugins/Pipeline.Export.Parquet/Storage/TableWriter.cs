using System.Security.Cryptography;
using Parquet;
using Pipeline.Export.Parquet.Tables;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>Writes one Parquet file under a name of its own for the time being. Memory is one row group. Not thread-safe.</summary>
/// <param name="folder">Of the manifest.</param>
/// <param name="path">Of the file, relative to it.</param>
/// <param name="table">Of what; gathers the rows of the next row group.</param>
/// <param name="maxRows">Of a row group.</param>
internal sealed class TableWriter(string folder, string path, Table table, int maxRows) : IDisposable
{
    /// <summary>What the name ends with until the file is whole.</summary>
    public const string Suffix = ".tmp";

    /// <summary>Where a row group ends in any case, in bytes: what a reader needs to have in memory.</summary>
    private const long MaxSize = 32 << 20;

    private readonly string _path = Path.Combine(folder, path);
    private FileStream? _file;
    private ParquetWriter? _writer;
    private long _rows;

    public Table Table => table;

    /// <summary>Writes a row group when there are enough rows for one.</summary>
    public async ValueTask DrainAsync()
    {
        if (table.Rows >= maxRows || table.Size >= MaxSize)
            await WriteGroupAsync();
    }

    /// <summary>Ends the file and waits until it is on the disk.</summary>
    public async Task<PartFile> FinishAsync()
    {
        if (table.Rows > 0)
            await WriteGroupAsync();
        await OpenAsync();
        await _writer!.DisposeAsync();
        _writer = null;
        _file!.Flush(flushToDisk: true);
        _file.Position = 0;
        return new PartFile(path, _rows, _file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(_file)));
    }

    /// <summary>Gives a file that is finished its name.</summary>
    public void Publish()
    {
        _file!.Dispose();
        _file = null;
        File.Move(_path + Suffix, _path, overwrite: true);
    }

    /// <summary>Leaves nothing behind of a file that was not finished.</summary>
    public void Dispose()
    {
        table.Clear();
        if (_file is null)
            return;

        // Deleted while it is open, so that a full disk has its room back even when closing fails. What cannot be deleted now, the next start removes.
        Try(() => File.Delete(_path + Suffix));
        Try(_file.Dispose);
        if (OperatingSystem.IsWindows())
            Try(() => File.Delete(_path + Suffix));
        _file = null;

        static void Try(Action action)
        {
            try
            {
                action();
            }
            catch (Exception e) when (FileFailure.Is(e))
            {
            }
        }
    }

    private async Task WriteGroupAsync()
    {
        await OpenAsync();
        using (var group = _writer!.CreateRowGroup())
        {
            foreach (var column in table.Columns)
                await column.WriteAsync(group);
            group.CompleteValidate();
        }

        _rows += table.Rows;
        table.Clear();
    }

    private async ValueTask OpenAsync()
    {
        if (_writer is not null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _file = new FileStream(_path + Suffix, FileMode.Create, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = System.IO.Compression.CompressionLevel.Optimal };
        _writer = await ParquetWriter.CreateAsync(table.Schema, _file, options);
    }
}
