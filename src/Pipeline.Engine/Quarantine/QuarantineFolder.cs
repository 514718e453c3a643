using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Engine.Quarantine;

/// <summary>The folder of documents that could not be processed: one folder each, with the input, the error, and the document as it was.</summary>
/// <param name="path">Absolute; made at the first document.</param>
public sealed class QuarantineFolder(string path)
{
    /// <summary>The name of the folder in the state folder.</summary>
    public const string Name = "quarantine";

    /// <summary>Larger inputs are not kept twice: the error refers to the original.</summary>
    internal const int MaxInput = 10_000_000;

    private const string ErrorFile = "error.json";
    private const string DocumentFile = "document.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The folder, absolute.</summary>
    public string Path { get; } = path;

    /// <summary>What is in the quarantine, in ordinal order of the folders' names. A folder whose error cannot be read is left out.</summary>
    public IEnumerable<(string Name, QuarantinedDocument Document)> List()
    {
        if (!Directory.Exists(Path))
            yield break;
        foreach (var folder in Directory.EnumerateDirectories(Path).Order(StringComparer.Ordinal))
        {
            var name = System.IO.Path.GetFileName(folder);
            if (!name.EndsWith(".new", StringComparison.Ordinal) && Read(name) is { } document)
                yield return (name, document);
        }
    }

    /// <summary>What the quarantine says of one document; null when there is no such folder, or its error cannot be read.</summary>
    /// <param name="name">The name of the folder.</param>
    public QuarantinedDocument? Read(string name)
    {
        try
        {
            return JsonSerializer.Deserialize<QuarantinedDocument>(File.ReadAllBytes(System.IO.Path.Combine(Path, name, ErrorFile)), s_json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The original that a folder keeps; null when it keeps none.</summary>
    internal byte[]? ReadInput(string name, QuarantinedDocument document)
    {
        if (document.Input is null || document.Input.AsSpan().ContainsAny('/', '\\'))
            return null;
        var file = System.IO.Path.Combine(Path, name, document.Input);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <summary>Puts a document into its folder, on the disk when this returns. What was there of it is replaced at one stroke.</summary>
    /// <param name="error">What is known; <see cref="QuarantinedDocument.Input"/> is set here.</param>
    /// <param name="input">The original; null when it could not be read.</param>
    /// <param name="document">As it was when it failed; null when it never was one.</param>
    /// <returns>The name of the folder.</returns>
    internal string Write(QuarantinedDocument error, ReadOnlyMemory<byte>? input, Document? document)
    {
        var name = QuarantineName.Of(new DocumentId(error.Id));
        var folder = System.IO.Path.Combine(Path, name);
        var fresh = folder + ".new";
        DurableStep.Reached("quarantine.write.before");
        Delete(fresh);
        Directory.CreateDirectory(fresh);
        if (input is { Length: <= MaxInput } bytes)
        {
            error = error with { Input = "input" + Extension(error.Uri) };
            WriteFile(System.IO.Path.Combine(fresh, error.Input), bytes.Span);
        }

        if (document is not null)
            WriteFile(System.IO.Path.Combine(fresh, DocumentFile), DocumentJson.Write(document));
        WriteFile(System.IO.Path.Combine(fresh, ErrorFile), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(error, s_json) + "\n"));
        Delete(folder);
        Directory.Move(fresh, folder);
        DurableStep.Reached("quarantine.write.after");
        return name;
    }

    /// <summary>Takes a document out. A folder that cannot be deleted now stays: the ledger no longer refers to it, and <c>state repair</c> removes it.</summary>
    internal void TryRemove(string name)
    {
        try
        {
            Delete(System.IO.Path.Combine(Path, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As said above.
        }
    }

    private static void WriteFile(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>So that a double click opens it as what it is.</summary>
    private static string Extension(string uri)
    {
        var extension = System.IO.Path.GetExtension(uri);
        return extension.Length is > 1 and <= 10 && extension.All(static c => c == '.' || char.IsAsciiLetterOrDigit(c)) ? extension : "";
    }
}
