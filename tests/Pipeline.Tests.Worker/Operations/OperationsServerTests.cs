using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Operations;

namespace Pipeline.Tests.Worker.Operations;

[Collection(WatchedHost.OneAtATime)]
public sealed class OperationsServerTests
{
    private static readonly HttpClient s_client = new();

    [Theory]
    [InlineData(PipelineStatus.Starting, null, 503, "starting\n")]
    [InlineData(PipelineStatus.Ready, null, 200, "ready\n")]
    [InlineData(PipelineStatus.Blocked, "no space left on /data", 503, "blocked: no space left on /data\n")]
    [InlineData(PipelineStatus.Draining, null, 503, "draining\n")]
    [InlineData(PipelineStatus.Failed, "the ledger is damaged", 503, "failed: the ledger is damaged\n")]
    public async Task Ready_Status_IsReadyOnlyWhenDocumentsAreTakenIn(PipelineStatus status, string? reason, int code, string body)
    {
        using var host = await StartAsync();
        host.Health.Set(status, reason);

        using var response = await s_client.GetAsync(new Uri(host.Address, "health/ready"));

        Assert.Equal((code, body), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData(PipelineStatus.Starting)]
    [InlineData(PipelineStatus.Ready)]
    [InlineData(PipelineStatus.Blocked)]
    [InlineData(PipelineStatus.Draining)]
    public async Task Live_LoopsBeat_IsLive(PipelineStatus status)
    {
        using var host = await StartAsync();
        host.Health.Set(status);
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((200, "live\n"), await GetAsync(host, "health/live"));
    }

    [Fact]
    public async Task Live_LoopsStandStill_SaysForHowLongAndRecoversWithTheNextBeat()
    {
        using var host = await StartAsync();
        host.Health.Set(PipelineStatus.Ready);
        host.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal((503, "stuck: the worker's loops have not turned for 31 s\n"), await GetAsync(host, "health/live"));
        host.Health.Beat();
        Assert.Equal((200, "live\n"), await GetAsync(host, "health/live"));
    }

    [Fact]
    public async Task Live_Failed_IsNot()
    {
        using var host = await StartAsync();
        host.Health.Set(PipelineStatus.Failed, "the engine failed");

        Assert.Equal((503, "failed: the engine failed\n"), await GetAsync(host, "health/live"));
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("text/html, application/json;q=0.5", true)]
    [InlineData("application/json;q=0", false)]
    [InlineData("*/*", false)]
    [InlineData("", false)]
    [InlineData(";;,\u007f=", false)]
    public async Task Ready_Accept_JsonWhenAskedForByName(string accept, bool isJson)
    {
        using var host = await StartAsync();
        host.Health.Set(PipelineStatus.Blocked, "no \"space\" \ud800 on\n/data");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "health/ready"));
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await s_client.SendAsync(request);

        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal(isJson ? "application/json" : "text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(isJson ? """{"status":"blocked","reason":"no \u0022space\u0022 \uFFFD on\n/data"}""" : "blocked: no \"space\" \ufffd on\n/data\n", body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("health")]
    [InlineData("health/ready/")]
    [InlineData("Metrics")]
    [InlineData("%2e%2e/etc/passwd")]
    public async Task Get_UnknownPath_Is404(string path)
    {
        using var host = await StartAsync();

        Assert.Equal(404, (await GetAsync(host, path)).Code);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("BREW")]
    public async Task Send_OtherMethod_Is405AndSaysWhichAreAllowed(string method)
    {
        using var host = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.Address, "metrics")) { Content = new StringContent(new string('x', 100_000)) };

        using var response = await s_client.SendAsync(request);

        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Head_Live_HasNoBody()
    {
        using var host = await StartAsync();

        using var response = await s_client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(host.Address, "health/live")));

        Assert.Equal((200, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("[::1]:1", 200)]
    [InlineData("news.example", 421)]
    [InlineData("127.0.0.1.news.example:9464", 421)]
    public async Task Get_HostHeader_MustNameThisMachine(string name, int code)
    {
        using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "health/live")) { Headers = { Host = name } };

        using var response = await s_client.SendAsync(request);

        Assert.Equal(code, (int)response.StatusCode);
    }

    [Fact]
    public async Task Connect_Garbage_IsRefusedAndTheServerGoesOn()
    {
        using var host = await StartAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, host.Address.Port);
            var stream = client.GetStream();
            await stream.WriteAsync(Enumerable.Range(0, 4096).Select(static i => (byte)(i * 7)).ToArray());
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);
        }

        Assert.Equal((200, "live\n"), await GetAsync(host, "health/live"));
    }

    [Fact]
    public async Task Start_PortIsTaken_SaysSoAndHowToMendIt()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = (IPEndPoint)taken.LocalEndpoint;
        using var host = new WatchedHost(WatchedHost.OnFreePort with { Http = address });

        var exception = await Assert.ThrowsAsync<OperationsException>(host.StartAsync);

        Assert.StartsWith($"Health and metrics cannot be served at {address}: another program listens there", exception.Message, StringComparison.Ordinal);
        Assert.Contains("--http", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ServiceIsSlow_HealthIsServedMeanwhileAndUntilItHasStopped()
    {
        var slow = new SlowService();
        using var host = new WatchedHost(WatchedHost.OnFreePort, builder => builder.Services.AddSingleton<IHostedService>(slow));

        var starting = host.StartAsync();
        await slow.Reached.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal((503, "starting\n"), await GetAsync(host, "health/ready"));
        slow.Go();
        await starting;

        slow.Again();
        host.Health.Set(PipelineStatus.Draining);
        var address = host.Address;
        var stopping = host.StopAsync();
        await slow.Reached.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal((503, "draining\n"), await GetAsync(host, "health/ready"));
        slow.Go();
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => s_client.GetAsync(new Uri(address, "health/live")));
    }

    [Fact]
    public async Task Serve_Requests_LogNothingButTheAddress()
    {
        using var host = await StartAsync();
        await GetAsync(host, "health/ready");
        await GetAsync(host, "nowhere");
        await host.StopAsync();

        Assert.Equal(
            [(LogLevel.Information, $"Health and metrics are at {host.Address}health/live, health/ready and metrics.")],
            host.Log.Entries.Where(static entry => !entry.Message.StartsWith("Application", StringComparison.Ordinal) && !entry.Message.StartsWith("Hosting", StringComparison.Ordinal)
                && entry.Level >= LogLevel.Information && !entry.Message.StartsWith("Content root", StringComparison.Ordinal)));
    }

    private static async Task<WatchedHost> StartAsync()
    {
        var host = new WatchedHost(WatchedHost.OnFreePort);
        await host.StartAsync();
        return host;
    }

    private static async Task<(int Code, string Body)> GetAsync(WatchedHost host, string path)
    {
        using var response = await s_client.GetAsync(new Uri(host.Address, path));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed class SlowService : IHostedService
    {
        private TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Go() => _go.SetResult();

        public void Again()
        {
            _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public Task StartAsync(CancellationToken cancellationToken) => WaitAsync();

        public Task StopAsync(CancellationToken cancellationToken) => WaitAsync();

        private Task WaitAsync()
        {
            _reached.SetResult();
            return _go.Task;
        }
    }
}
