namespace Pipeline.Engine.Hosting;

/// <summary>Tells when a pipeline file has changed, by reading it from time to time.</summary>
/// <remarks>A pipeline file is small, and reading it survives all that editors and systems do to files: saving by rename, saving twice, links that are
/// turned to another file, folders that are mounted anew. No event can be lost.</remarks>
/// <param name="path">Absolute.</param>
/// <param name="text">The text that is known.</param>
/// <param name="time">For the waits.</param>
internal sealed class PipelineFileWatch(string path, string text, TimeProvider time)
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(200);

    private string? _known = text;

    /// <summary>Waits until the file has another text than the last time, and has kept it from one look to the next: an editor may be writing it.</summary>
    /// <exception cref="OperationCanceledException">The wait is given up.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var last = _known;
        while (true)
        {
            await Task.Delay(s_lookEvery, time, cancellationToken);
            var now = await ReadAsync(cancellationToken);
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
