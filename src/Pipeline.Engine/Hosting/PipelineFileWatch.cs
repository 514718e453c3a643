using Pipeline.Engine.Plugins;

namespace Pipeline.Engine.Hosting;

/// <summary>Tells when a pipeline file or one of its one-file plugins has changed, by reading them from time to time.</summary>
/// <remarks>They are small, and reading them survives all that editors and systems do to files: saving by rename, saving twice, links that are
/// turned to another file, folders that are mounted anew. No event can be lost.</remarks>
/// <param name="path">Of the pipeline file, absolute.</param>
/// <param name="loaded">What is known.</param>
/// <param name="time">For the waits.</param>
internal sealed class PipelineFileWatch(string path, LoadResult loaded, TimeProvider time)
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(200);

    private (string? Text, string Sources) _known = (loaded.File.Text, loaded.Sources);

    /// <summary>Where the plugins are that are looked at; null for nowhere.</summary>
    public PluginPlaces? Places { get; set; } = loaded.Places;

    /// <summary>Waits until a file has another text than the last time, and has kept it from one look to the next: an editor may be writing it.</summary>
    /// <exception cref="OperationCanceledException">The wait is given up.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var last = _known;
        while (true)
        {
            await Task.Delay(s_lookEvery, time, cancellationToken);
            var now = (await ReadAsync(cancellationToken), Places?.Sources() ?? "");
            if (now != _known && now == last)
            {
                _known = now;
                return;
            }

            last = now;
        }
    }

    /// <summary>The text; null when there is no file, or it cannot be read.</summary>
    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
