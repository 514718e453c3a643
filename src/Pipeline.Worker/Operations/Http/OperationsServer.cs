using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Operations.Metrics;

namespace Pipeline.Worker.Operations.Http;

/// <summary>Serves health and metrics while the host lives: from before its services start until after they have stopped.</summary>
/// <remarks>Kestrel alone, without the web host: no environment variable and no file of ASP.NET Core changes what it does.</remarks>
internal sealed partial class OperationsServer(OperationsOptions options, PipelineHealth health, ILoggerFactory logging) : IHostedLifecycleService, IDisposable
{
    /// <summary>Probes and scrapers are few; whoever opens more is not one of them.</summary>
    private const int MaxConnections = 64;

    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = logging.CreateLogger<OperationsServer>();
    private PrometheusMetrics? _metrics;
    private KestrelServer? _server;

    /// <summary>Where it listens, with the port that was free when none was asked for; null before it does.</summary>
    public Uri? Address { get; private set; }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var address = options.Http!;
        _metrics = new PrometheusMetrics();
        _server = new KestrelServer(
            Options.Create(Configure(address)),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logging),
            logging);
        try
        {
            await _server.StartAsync(new OperationsEndpoints(health, _metrics), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new OperationsException(Explain(address, exception), exception);
        }

        Address = new Uri(_server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        LogListening(_logger, Address);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        // Answers take milliseconds; a connection that is kept open would otherwise hold up the end of the process.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(1));
        await (_server?.StopAsync(limit.Token) ?? Task.CompletedTask);
    }

    public void Dispose()
    {
        _server?.Dispose();
        _metrics?.Dispose();
    }

    private static KestrelServerOptions Configure(IPEndPoint address)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.RequestHeadersTimeout = RequestLimit;
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Listen(address, static listen => listen.Protocols = HttpProtocols.Http1);
        return kestrel;
    }

    private static string Explain(IPEndPoint address, Exception exception) => exception switch
    {
        { InnerException: AddressInUseException } =>
            $"Health and metrics cannot be served at {address}: another program listens there, perhaps another worker. Stop it, or choose another port: --http {address.Address}:{address.Port + 1}.",
        _ => $"Health and metrics cannot be served at {address}: {exception.Message.TrimEnd('.')}. Choose another address: --http 127.0.0.1:{LoopbackAddress.DefaultPort}.",
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Health and metrics are at {Address}health/live, health/ready and metrics.")]
    private static partial void LogListening(ILogger logger, Uri address);
}
