using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Pipeline.Engine.Comparing;

/// <summary>Documents that another source gave.</summary>
internal sealed class ItemsSource(ItemsSource.Options options) : ISource
{
    public long? Count => null;

    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in options.Items.ReadAllAsync(cancellationToken))
            yield return item;
    }

    /// <param name="Items">In order, to their end.</param>
    internal sealed record Options(ChannelReader<SourceItem> Items);
}
