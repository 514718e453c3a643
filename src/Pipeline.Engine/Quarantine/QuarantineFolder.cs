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

    /// <summary>Larger inputs are not kept twice where there is an original that the error can refer to.</summary>
    internal const int MaxInput = 10_000_000;

    /// <summary>Ends the name of a folder that is being written.</summary>
    private const string Fresh = ".new";

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
            if (!name.EndsWith(Fresh, StringComparison.Ordinal) && Read(name) is { } document)
                yield return (name, document);
        }
    }

    /// <summary>The path of a document's folder.</summary>
    /// <param name="name">The name of the folder.</param>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

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

    /// <summary>The folders of documents, in ordinal order, whether their errors can be read or not.</summary>
    internal IEnumerable<string> Names() =>
        Folders().Where(static name => QuarantineName.IsOne(name));

    /// <summary>The folders that were being written when a process died.</summary>
    internal IEnumerable<string> Leftovers() =>
        Folders().Where(static name => name.EndsWith(Fresh, StringComparison.Ordinal) && QuarantineName.IsOne(name[..^Fresh.Length]));

    /// <summary>Finishes every folder that can be; see <see cref="TryFinish"/>. Best effort.</summary>
    internal void FinishAll()
    {
        try
        {
            foreach (var leftover in Leftovers().ToList())
                _ = TryFinish(leftover);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Left to the next start, or to `state repair`, which says what is wrong.
        }
    }

    /// <summary>Finishes what a process left that died while it put a new folder in the place of the old: the error is written last, so a leftover
    /// that has it is whole.</summary>
    /// <param name="leftover">One of <see cref="Leftovers"/>.</param>
    /// <returns>Whether it is now a document's folder.</returns>
    internal bool TryFinish(string leftover)
    {
        var name = leftover[..^Fresh.Length];
        if (HasError(name) || Read(leftover) is null)
            return false;
        Delete(PathOf(name));
        Directory.Move(PathOf(leftover), PathOf(name));
        return true;
    }

    /// <summary>Whether a folder has its error: it is there before the folder is, and goes with it.</summary>
    internal bool HasError(string name) => File.Exists(System.IO.Path.Combine(Path, name, ErrorFile));

    /// <summary>Whether a folder keeps the original.</summary>
    internal bool HasInput(string name, QuarantinedDocument document) => File.Exists(InputOf(name, document));

    /// <summary>The original that a folder keeps; null when it keeps none.</summary>
    internal byte[]? ReadInput(string name, QuarantinedDocument document) =>
        InputOf(name, document) is { } file && File.Exists(file) ? File.ReadAllBytes(file) : null;

    /// <summary>Puts a document into its folder, on the disk when this returns. What was there of it is replaced at one stroke.</summary>
    /// <param name="error">What is known; <see cref="QuarantinedDocument.Input"/> is set here.</param>
    /// <param name="input">The original; null when it could not be read.</param>
    /// <param name="isOnlyCopy">Whether the source lets go of the original once the document has ended, so that a copy is kept however large it is.</param>
    /// <param name="document">As it was when it failed; null when it never was one.</param>
    /// <returns>The name of the folder.</returns>
    internal string Write(QuarantinedDocument error, ReadOnlyMemory<byte>? input, bool isOnlyCopy, Document? document)
    {
        var name = QuarantineName.Of(new DocumentId(error.Id));
        var folder = System.IO.Path.Combine(Path, name);
        var fresh = folder + Fresh;
        DurableStep.Reached("quarantine.write.before");
        Delete(fresh);
        Directory.CreateDirectory(fresh);
        if (input is { } bytes && (isOnlyCopy || bytes.Length <= MaxInput))
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

    /// <summary>Takes a document out.</summary>
    /// <returns>Whether its folder is gone; one that cannot be deleted now stays.</returns>
    internal bool TryRemove(string name)
    {
        try
        {
            Delete(System.IO.Path.Combine(Path, name));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>An error that was edited must not lead out of the folder.</summary>
    private string? InputOf(string name, QuarantinedDocument document) =>
        document.Input is null || document.Input.AsSpan().ContainsAny('/', '\\') ? null : System.IO.Path.Combine(Path, name, document.Input);

    private IEnumerable<string> Folders() => Directory.Exists(Path)
        ? Directory.EnumerateDirectories(Path).Select(static folder => System.IO.Path.GetFileName(folder)).Order(StringComparer.Ordinal)
        : [];

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
