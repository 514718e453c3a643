using System.Globalization;
using System.Security.Cryptography;
using Parquet;
using Pipeline.Export.Parquet.Tables;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>Looks whether records are where the engine says, byte for byte. Not thread-safe.</summary>
internal sealed class PartCheck(string folder, ManifestFile file)
{
    private readonly Dictionary<long, bool> _whole = [];
    private Manifest? _manifest;
    private DateTime _changed;
    private long _part;
    private Dictionary<long, string> _ids = [];

    /// <exception cref="StageException">A file of the part is not as it was written.</exception>
    public static async Task VerifyAsync(string folder, Part part, CancellationToken cancellationToken)
    {
        foreach (var file in part.Files)
        {
            if (!await IsWholeAsync(folder, file, cancellationToken))
                throw new StageException($"`{Path.Combine(folder, file.Path)}` is damaged: it is not as it was written. Delete the folder and run again: every document is then written anew.");
        }
    }

    /// <summary>A part is read once for all of its documents when they come in order.</summary>
    public async Task<bool> HoldsAsync(ExportedRecord record)
    {
        if (Current() is not { } manifest || !long.TryParse(record.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return false;
        var part = manifest.Parts.FirstOrDefault(part => part.First <= sequence && sequence <= part.Last);
        if (part is null || !await IsWholeAsync(part))
            return false;
        if (_part != part.Number)
            (_part, _ids) = (part.Number, await IdsAsync(part));
        return _ids.TryGetValue(sequence, out var id) && id == WellFormed.Of(record.Document.Value);
    }

    private Manifest? Current()
    {
        var changed = File.GetLastWriteTimeUtc(file.Path);
        if (_manifest is null || changed != _changed)
            (_manifest, _changed, _part) = (file.Read(), changed, 0);
        return _manifest;
    }

    private async Task<bool> IsWholeAsync(Part part)
    {
        if (_whole.TryGetValue(part.Number, out var known))
            return known;
        var isWhole = true;
        foreach (var table in part.Files)
            isWhole &= await IsWholeAsync(folder, table, CancellationToken.None);
        return _whole[part.Number] = isWhole;
    }

    private static async Task<bool> IsWholeAsync(string folder, PartFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(Path.Combine(folder, file.Path));
            return stream.Length == file.Bytes && Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) == file.Sha256;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private async Task<Dictionary<long, string>> IdsAsync(Part part)
    {
        var ids = new Dictionary<long, string>();
        var table = new DocumentTable();
        await using var stream = File.OpenRead(Path.Combine(folder, part.Files[^1].Path));
        await using var reader = await ParquetReader.CreateAsync(stream);
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            await table.Sequence.ReadAsync(group);
            await table.Id.ReadAsync(group);
            for (var row = 0; row < table.Rows; row++)
                ids[table.Sequence[row]] = table.Id[row]!;
        }

        return ids;
    }
}
