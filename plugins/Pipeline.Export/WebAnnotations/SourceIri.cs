namespace Pipeline.Export.WebAnnotations;

/// <summary>The addresses of originals, as links out of the file.</summary>
/// <param name="to">The file, as the options have it.</param>
/// <param name="directory">What the names of originals are relative to.</param>
internal sealed class SourceIri(string to, string directory)
{
    /// <summary>From the folder of the file to that of the pipeline: the same on every machine.</summary>
    private readonly string _up = Up(to, directory);

    /// <summary>An absolute IRI as it is; the name of a file as a relative one, which JSON-LD resolves against the place of the file.</summary>
    public string Of(SourceInfo source)
    {
        var uri = WellFormed.Of(source.Uri);
        if (Uri.TryCreate(uri, UriKind.Absolute, out var absolute))
            return absolute.AbsoluteUri;

        // A line of a file of documents: `news.jsonl#L12`.
        var line = uri.LastIndexOf("#L", StringComparison.Ordinal);
        if (line < 0 || line + 2 == uri.Length || uri.AsSpan(line + 2).ContainsAnyExceptInRange('0', '9'))
            line = uri.Length;
        return _up + Escape(uri[..line]) + uri[line..];
    }

    private static string Up(string to, string directory)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(to, directory)) ?? directory;
        var up = Path.GetRelativePath(folder, directory);
        return up == "." ? "./" : Escape(up) + "/";
    }

    private static string Escape(string path) => string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
