using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Pipeline.Engine.Intake;

namespace Pipeline.Engine.Expectations;

/// <summary>The documents of tests, each under the name of its test.</summary>
internal sealed class GivenSource(GivenSource.Options options, PipelineContext context) : ISource
{
    public long? Count => options.Tests.Length;

    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var test in options.Tests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return ItemOf(test.Given) with { Id = new DocumentId(test.Name) };
        }
    }

    private SourceItem ItemOf(GivenDocument given)
    {
        var item = given.File is { } file
            ? FileItem.Of(context.Directory, file, new ByteSize(long.MaxValue))
            : new SourceItem { Id = new DocumentId("given"), Uri = "given", ReadAsync = _ => ValueTask.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(given.Text!)) };
        return item with { MediaType = given.MediaType ?? item.MediaType, Metadata = item.Metadata.SetItems(given.Metadata) };
    }

    /// <param name="Tests">In the order in which they are read.</param>
    internal sealed record Options(ImmutableArray<PipelineTest> Tests);
}
