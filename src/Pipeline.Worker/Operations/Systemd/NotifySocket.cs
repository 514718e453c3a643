using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Pipeline.Worker.Operations.Systemd;

/// <summary>The socket on which systemd, or whoever stands in for it, hears how a service is.</summary>
/// <remarks>After sd_notify(3). Not AddSystemd of Microsoft.Extensions.Hosting.Systemd: it is there only below a process that is called systemd, which a
/// container or a script in between is not, it fails the host when nobody listens any more, and its lifetime does not hear Ctrl-C.</remarks>
/// <param name="path">A path, or a name in the abstract namespace after <c>@</c>.</param>
/// <param name="logger">Hears the first failure.</param>
internal sealed partial class NotifySocket(string path, ILogger<NotifySocket> logger)
{
    public const string Variable = "NOTIFY_SOCKET";

    /// <summary>A service manager that does not read for so long is not worth a stop of the worker.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(1);

    private bool _failed;

    /// <summary>The service has started: for <c>Type=notify</c>, what waits for it may go on.</summary>
    public void Ready() => Send("READY=1");

    /// <summary>The service stops, by itself or because it was asked to.</summary>
    public void Stopping() => Send("STOPPING=1");

    /// <summary>Says in words what the service does.</summary>
    public void Status(string text) => Send($"STATUS={text}");

    /// <summary>Keeps the service manager from restarting the service.</summary>
    public void KeepAlive() => Send("WATCHDOG=1");

    private void Send(string state)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { SendTimeout = (int)SendLimit.TotalMilliseconds };
            socket.Connect(new UnixDomainSocketEndPoint(path is ['@', .. var name] ? $"\0{name}" : path));
            socket.Send(Encoding.UTF8.GetBytes(state));
            _failed = false;
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            if (!_failed)
                LogUnheard(logger, path, exception.Message);
            _failed = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The service manager is not told how the worker is: NOTIFY_SOCKET is {Path}: {Reason}")]
    private static partial void LogUnheard(ILogger logger, string path, string reason);
}
