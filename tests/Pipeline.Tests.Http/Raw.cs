using System.Net.Sockets;
using System.Text;

namespace Pipeline.Tests.Http;

/// <summary>Bytes on a connection, as no client would send them.</summary>
internal static class Raw
{
    public static async Task<TcpClient> ConnectAsync(Uri address)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        return client;
    }

    /// <summary>Sends, and reads until the other side closes the connection.</summary>
    public static async Task<string> SendAsync(Uri address, byte[] request)
    {
        using var client = await ConnectAsync(address);
        try
        {
            await client.GetStream().WriteAsync(request);
        }
        catch (IOException)
        {
            // The other side has heard enough; what it said is still to be read.
        }

        return await ReadAsync(client);
    }

    public static async Task<string> ReadAsync(TcpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var all = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(all, limit.Token);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // Reset, perhaps before the first byte.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }
}
