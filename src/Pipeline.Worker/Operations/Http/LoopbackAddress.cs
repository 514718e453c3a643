using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Pipeline.Worker.Operations.Http;

/// <summary>An address that only this machine reaches: health and metrics have no token.</summary>
internal static class LoopbackAddress
{
    public const int DefaultPort = 9464;

    /// <summary>Reads <c>host:port</c>, <c>host</c> or a port alone; the host is <c>localhost</c> or a loopback address.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="address">The address; port 0 is for any free one.</param>
    /// <param name="problem">What is wrong, and what to write.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        problem = null;
        var (host, port) = Split(text.Trim());
        var number = DefaultPort;
        if (port is not null && (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number > IPEndPoint.MaxPort))
            problem = $"--http takes an address such as 127.0.0.1:{DefaultPort} with a port from 0 to {IPEndPoint.MaxPort}, not `{text}`.";
        else if (ParseHost(host) is not { } ip)
            problem = $"--http takes an address such as 127.0.0.1:{DefaultPort}, not `{text}`. A file name goes before it: `pipeline work pipeline.yaml --http`.";
        else if (!IPAddress.IsLoopback(ip))
            problem = $"--http serves this machine alone, since health and metrics have no token: `{text}` is not a loopback address. Write 127.0.0.1:{number}, and put a proxy that checks who asks before it.";
        else
            address = new IPEndPoint(ip, number);
        return address is not null;
    }

    /// <summary>Whether a <c>Host</c> header names this machine. A page in a browser that was led here under a name of its own does not.</summary>
    public static bool IsLoopbackHost(string host) => ParseHost(host) is { } ip && IPAddress.IsLoopback(ip);

    private static IPAddress? ParseHost(string host)
    {
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        // Four parts: `9464` alone and `127.1` would also be read as addresses.
        var isAddress = host is ['[', .., ']'] ? host.Contains(':', StringComparison.Ordinal) : host.Count(static c => c == '.') == 3;
        return isAddress && IPAddress.TryParse(host, out var ip) ? ip : null;
    }

    private static (string Host, string? Port) Split(string text)
    {
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
            return ("127.0.0.1", text);
        var colon = text.LastIndexOf(':');
        return colon < 0 || text.EndsWith(']') ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }
}
