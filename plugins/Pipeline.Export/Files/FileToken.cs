using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Export.Files;

/// <summary>A point that a file can be cut back to, as the engine keeps it.</summary>
/// <param name="Shape">See <see cref="IExportFormat.Shape"/>.</param>
/// <param name="Length">Up to the end of the last record, in bytes: without the footer.</param>
/// <param name="HasRecords">Whether a separator comes before the next record.</param>
/// <param name="Tail">Of the last bytes before <paramref name="Length"/>; see <see cref="FileTail"/>.</param>
/// <param name="State">See <see cref="IExportEnding.State"/>.</param>
internal sealed record FileToken(string Shape, long Length, bool HasRecords, string Tail, IReadOnlyList<string> State)
{
    /// <summary>As JSON: the same for the same file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, FileTokenJson.Strict.FileToken);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null for anything else.</summary>
    public static FileToken? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FileTokenJson.Strict.FileToken) is { Length: >= 0 } token ? token : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Reads and writes tokens without reflection.</summary>
[JsonSerializable(typeof(FileToken))]
internal sealed partial class FileTokenJson : JsonSerializerContext
{
    /// <summary>Titles are written as they are, which makes a token half as long or less; what is missing or null is refused.</summary>
    public static FileTokenJson Strict { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
