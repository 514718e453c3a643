using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.Logging;

namespace Pipeline.Engine.Intake;

/// <summary>The files that match glob patterns, in ordinal order of their paths relative to the pipeline file.</summary>
[Source("files", "Reads files that match glob patterns, in the order of their paths")]
internal sealed partial class FilesSource(FilesSourceOptions options, PipelineContext context, ILogger<FilesSource> logger) : ISource
{
    public long? Count { get; private set; }

    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = Find();
        Count = files.Length;
        if (files.Length == 0)
            LogNoFiles(logger, string.Join(", ", options.Include), context.Directory);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.GetFullPath(Path.Combine(context.Directory, file));
            yield return new SourceItem
            {
                Id = new DocumentId(file),
                Uri = file,
                ReadAsync = token => ReadFileAsync(path, token),
            };
        }

        await Task.CompletedTask;
    }

    /// <summary>Paths relative to the pipeline file, with forward slashes.</summary>
    private string[] Find()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in options.Include)
        {
            // The matcher knows no roots and no "..": it is started in the folder before the first wildcard.
            var (folder, glob) = Split(pattern);
            var root = Path.GetFullPath(Path.Combine(context.Directory, folder));
            if (!Directory.Exists(root))
                continue;
            var matcher = new Matcher(StringComparison.Ordinal).AddInclude(glob);
            foreach (var file in matcher.GetResultsInFullPath(root))
                found.Add(Relative(file));
        }

        if (options.Exclude.Count > 0)
        {
            var matcher = new Matcher(StringComparison.Ordinal);
            matcher.AddIncludePatterns(options.Exclude);
            found.RemoveWhere(file => matcher.Match(file).HasMatches);
        }

        return [.. found];
    }

    private string Relative(string file) => Path.GetRelativePath(context.Directory, file).Replace('\\', '/');

    /// <summary>A pattern as the folder before its first wildcard, and the rest.</summary>
    private static (string Folder, string Glob) Split(string pattern)
    {
        var slashed = pattern.Replace('\\', '/');
        var wildcard = slashed.IndexOfAny(['*', '?']);
        var cut = slashed.LastIndexOf('/', wildcard < 0 ? slashed.Length - 1 : wildcard);
        return cut < 0 ? ("", slashed) : (slashed[..(cut + 1)], slashed[(cut + 1)..]);
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        if (length > options.MaxSize.Bytes)
        {
            throw new StageException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file has {length} bytes, more than the `max-size` of {options.MaxSize}: raise it, or split the file."));
        }

        return await File.ReadAllBytesAsync(path, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No file matches {Patterns} in {Directory}.")]
    private static partial void LogNoFiles(ILogger logger, string patterns, string directory);
}
