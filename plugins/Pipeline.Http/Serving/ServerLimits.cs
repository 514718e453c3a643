using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pipeline.Http.Serving;

/// <summary>What a sender may cost, whoever it is.</summary>
internal static class ServerLimits
{
    /// <summary>Bytes held for a connection that sends faster than the disk takes; times <see cref="Connections"/> is the most in all.</summary>
    public const int Buffer = 64 * 1024;

    /// <summary>Connections at once; more are closed as they come.</summary>
    public const int Connections = 1000;

    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = Connections;
        limits.MaxRequestBufferSize = Buffer;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);

        // Slower than a modem of the 1980s, after five seconds to begin.
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

        // The endpoint counts for itself, and says the limit in its answer.
        limits.MaxRequestBodySize = null;
    }
}
