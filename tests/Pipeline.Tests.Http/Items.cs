using System.Text;

namespace Pipeline.Tests.Http;

internal static class Items
{
    public static async Task<string> TextAsync(this SourceItem item) => Encoding.UTF8.GetString((await item.ReadAsync(CancellationToken.None)).Span);

    public static async Task EndAsync(this SourceItem item) => await item.OnEndedAsync!(CancellationToken.None);
}
