using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Pipeline.Http;

/// <summary>An IP address and a port to listen on.</summary>
/// <param name="Address">The address; <c>localhost</c> stands for 127.0.0.1.</param>
/// <param name="Port">0 to pick a free one.</param>
internal sealed record ListenAddress(IPAddress Address, int Port)
{
    /// <summary>Whether only programs of this machine can reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>Reads <c>127.0.0.1:8080</c>, <c>[::1]:8080</c> or <c>localhost:8080</c>. Other names are refused: what they stand for can change.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address)
    {
        address = null;
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return false;
        if (ParseHost(text[..colon]) is not { } host)
            return false;
        address = new ListenAddress(host, port);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => new IPEndPoint(Address, Port).ToString();

    /// <summary>Strict: <c>127.1</c> and <c>0x7f000001</c> are addresses to the operating system, and mistakes in a configuration.</summary>
    private static IPAddress? ParseHost(string host)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        if (host is ['[', .. var inner, ']'])
            return IPAddress.TryParse(inner, out var v6) && v6.AddressFamily == AddressFamily.InterNetworkV6 ? v6 : null;
        return IPAddress.TryParse(host, out var v4) && v4.AddressFamily == AddressFamily.InterNetwork && v4.ToString().Equals(host, StringComparison.Ordinal) ? v4 : null;
    }
}
