using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>A state of the folder: which files are in it. To replace it is what makes a checkpoint.</summary>
/// <param name="Format">What this is a manifest of.</param>
/// <param name="Version">Of the tables and of this.</param>
/// <param name="Dataset">Made up anew whenever a run starts anew.</param>
/// <param name="Generation">Grows with every compaction.</param>
/// <param name="Last">The sequence number of the document written last.</param>
/// <param name="NextPart">The number of the next part.</param>
/// <param name="Parts">In the order of their documents.</param>
internal sealed record Manifest(string Format, int Version, Guid Dataset, int Generation, long Last, long NextPart, ImmutableArray<Part> Parts)
{
    public const string FileName = "manifest.json";
    public const string Compacting = FileName + ".compacting";
    public const string OurFormat = "pipeline-parquet";
    public const int NewestVersion = 1;

    /// <summary>One without documents.</summary>
    public static Manifest New(long nextPart) => new(OurFormat, NewestVersion, Guid.NewGuid(), 0, 0, nextPart, []);

    /// <summary>What the engine keeps of it.</summary>
    public StateToken Token => new(Dataset, Generation, Last);

    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Strict.Manifest), (byte)'\n'];

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="json">The content of the file.</param>
    /// <exception cref="StageException">It is something else, or a newer version of this program wrote it.</exception>
    public static Manifest Parse(string path, ReadOnlySpan<byte> json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(json, ManifestJson.Strict.Manifest);
            if (manifest is { Format: OurFormat, Version: > NewestVersion })
                throw new StageException($"`{path}` was written by a newer version of `export-parquet`: it has version {manifest.Version}, and {NewestVersion} is the newest known here. Update this program, or give `to` another folder.");
            if (manifest is { Format: OurFormat } && !manifest.Parts.IsDefault)
                return manifest;
        }
        catch (JsonException)
        {
        }

        throw new StageException($"`{path}` was not written by `export-parquet`, and was left as it is. Give `to` a folder of its own.");
    }
}

/// <summary>Reads and writes manifests without reflection.</summary>
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    /// <summary>For people too; what is missing is refused.</summary>
    public static ManifestJson Strict { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        NewLine = "\n",
    });
}
