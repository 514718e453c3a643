using System.Net.Sockets;
using System.Text;

namespace Pipeline.Tests.Worker.Operations;

/// <summary>The socket of a service manager, by a path or in the abstract namespace.</summary>
internal sealed class ServiceManager : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public ServiceManager(bool isAbstract)
    {
        // A path of a socket has at most 107 bytes.
        Name = isAbstract ? $"@pipeline-{Guid.NewGuid():N}" : Path.Combine(Path.GetTempPath(), $"p-{Guid.NewGuid():N}");
        _socket.Bind(new UnixDomainSocketEndPoint(isAbstract ? $"\0{Name[1..]}" : Name));
        _socket.ReceiveTimeout = (int)s_limit.TotalMilliseconds;
    }

    /// <summary>As <c>NOTIFY_SOCKET</c> has it.</summary>
    public string Name { get; }

    /// <summary>The next message.</summary>
    public string Receive()
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, _socket.Receive(buffer));
    }

    /// <summary>The messages up to one, that one included; those of the watchdog are left out unless it is one.</summary>
    public List<string> ReceiveUntil(string last)
    {
        var messages = new List<string>();
        do
        {
            var message = Receive();
            if (message != "WATCHDOG=1" || last == message)
                messages.Add(message);
        }
        while (messages.Count == 0 || messages[^1] != last);
        return messages;
    }

    /// <summary>Whether a message comes within the time.</summary>
    public bool Hears(TimeSpan time) => _socket.Poll(time, SelectMode.SelectRead);

    public void Drain()
    {
        while (Hears(TimeSpan.Zero))
            Receive();
    }

    public void Dispose()
    {
        _socket.Dispose();
        if (Name[0] != '@')
            File.Delete(Name);
    }
}
