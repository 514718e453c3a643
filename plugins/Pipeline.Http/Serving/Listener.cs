using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Http.Storage;

namespace Pipeline.Http.Serving;

/// <summary>A port that is open. Kestrel by itself: no host, so that no environment variable or configuration file has a say.</summary>
internal sealed partial class Listener : IAsyncDisposable
{
    private static readonly TimeSpan s_stopTime = TimeSpan.FromSeconds(5);

    private readonly KestrelServer _server;
    private readonly DocumentsEndpoint _endpoint;

    private Listener(KestrelServer server, DocumentsEndpoint endpoint)
    {
        _server = server;
        _endpoint = endpoint;
    }

    /// <summary>Opens a port.</summary>
    /// <exception cref="IOException">It is taken, or is not one of this machine.</exception>
    public static async Task<Listener> StartAsync(ListenAddress address, Inbox inbox, ServingRules rules, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger<HttpSource>();
        var quiet = new KestrelLog(loggers);
        var options = new KestrelServerOptions { AddServerHeader = false };
        ServerLimits.Apply(options.Limits);
        options.Listen(address.Address, address.Port, static listen => listen.Protocols = HttpProtocols.Http1);
        var sockets = new SocketTransportOptions { MaxReadBufferSize = ServerLimits.Buffer };
        var server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(sockets), quiet), quiet);
        var endpoint = new DocumentsEndpoint(inbox, rules, logger);
        try
        {
            await server.StartAsync(endpoint, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException)
        {
            server.Dispose();
            throw new IOException($"Cannot listen on {address}: {Reason(exception)} Set `listen` of the `http` source to another port, or end what has it.", exception);
        }
        catch
        {
            server.Dispose();
            throw;
        }

        foreach (var bound in server.Features.Get<IServerAddressesFeature>()!.Addresses)
            LogListening(logger, bound + DocumentsEndpoint.Path);
        return new Listener(server, endpoint);
    }

    public void Apply(ServingRules rules) => _endpoint.Apply(rules);

    /// <summary>Closes the port. Requests that are being answered have some seconds to end.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(s_stopTime);
        await _server.StopAsync(limit.Token);
        _server.Dispose();
    }

    private static string Reason(Exception exception) => exception switch
    {
        { InnerException: AddressInUseException } => "the port is taken.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "this machine has no such address.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "ports below 1024 need a privilege.",
        _ => exception.Message.TrimEnd('.') + ".",
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Address}")]
    private static partial void LogListening(ILogger logger, string address);
}
