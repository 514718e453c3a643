namespace Pipeline.Engine.Intake;

/// <summary>One file by its path, whatever characters are in it.</summary>
internal sealed class OneFileSource(OneFileSource.Options options, PipelineContext context) : ISource
{
    public long? Count => 1;

    public async IAsyncEnumerable<SourceItem> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        yield return FileItem.Of(context.Directory, options.Path, new ByteSize(long.MaxValue));
    }

    /// <param name="Path">Absolute.</param>
    internal sealed record Options(string Path);
}
