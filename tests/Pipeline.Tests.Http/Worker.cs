using System.Net.Http.Headers;
using System.Threading.Channels;
using Pipeline.Http;
using Pipeline.Http.Serving;

namespace Pipeline.Tests.Http;

/// <summary>A source that is being read, as a worker would, and a client for it.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<SourceItem> _items;
    private readonly HttpSource _source;
    private readonly SharedListeners? _own;
    private readonly Task _reading;

    private Worker(string state, HttpSourceOptions options, SharedListeners? listeners, int window)
    {
        _own = listeners is null ? new SharedListeners(TimeSpan.FromSeconds(10)) : null;
        _items = Channel.CreateBounded<SourceItem>(window);
        _source = new HttpSource(
            options, new PipelineContext("test", state) { StateDirectory = state, IsContinuous = true }, listeners ?? _own!, Log, Log);
        _reading = ReadAsync();
    }

    public CapturedLog Log { get; } = new();

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = s_patience };

    /// <summary>Of the listener that this worker opened; null when it shares one.</summary>
    public Uri? Address { get; private set; }

    public Task Reading => _reading;

    public static HttpSourceOptions Options(Action<HttpSourceOptions>? change = null)
    {
        var options = new HttpSourceOptions { Listen = "127.0.0.1:0" };
        change?.Invoke(options);
        return options;
    }

    /// <param name="state">The state folder.</param>
    /// <param name="options">By default those of <see cref="Options"/>.</param>
    /// <param name="listeners">The process that it is in; null for one of its own.</param>
    /// <param name="window">How many documents it takes before one has ended.</param>
    public static async Task<Worker> StartAsync(string state, HttpSourceOptions? options = null, SharedListeners? listeners = null, int window = 100_000)
    {
        var worker = new Worker(state, options ?? Options(), listeners, window);
        const string Listening = "Listening on ";
        await Until(() => worker.Log.Lines.Any(static line => line.Message.StartsWith(Listening, StringComparison.Ordinal)) || worker._reading.IsCompleted || listeners is not null);
        if (worker._reading.IsFaulted)
            await worker._reading;
        worker.Address = worker.Log.Lines.Select(static line => line.Message).FirstOrDefault(static line => line.StartsWith(Listening, StringComparison.Ordinal)) is { } line
            ? new Uri(line[Listening.Length..])
            : null;
        worker.Client.BaseAddress = worker.Address;
        return worker;
    }

    public Task<Reply> PostAsync(string body, string query = "", string? mediaType = null, Uri? address = null) =>
        PostAsync(System.Text.Encoding.UTF8.GetBytes(body), query, mediaType, address);

    public async Task<Reply> PostAsync(byte[] body, string query = "", string? mediaType = null, Uri? address = null)
    {
        using var content = new ByteArrayContent(body);
        if (mediaType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        using var request = new HttpRequestMessage(HttpMethod.Post, (address ?? Address) + query) { Content = content };
        return await SendAsync(request);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    public async Task<SourceItem> NextAsync()
    {
        using var limit = new CancellationTokenSource(s_patience);
        return await _items.Reader.ReadAsync(limit.Token);
    }

    public bool TryNext(out SourceItem? item) => _items.Reader.TryRead(out item);

    public static async Task Until(Func<bool> condition)
    {
        var end = DateTime.UtcNow + s_patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < end, "It did not happen in time.");
            await Task.Delay(10);
        }
    }

    /// <summary>Ends the reading as a worker that stops does; the source is not disposed of.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _source.DisposeAsync();
        if (_own is not null)
            await _own.DisposeAsync();
        Client.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        await Task.Yield();
        await foreach (var item in _source.ReadAsync(_stop.Token))
            await _items.Writer.WriteAsync(item, _stop.Token);
    }
}

internal sealed record Reply(int Status, string Body, HttpResponseHeaders Headers)
{
    public string Id => Read("id");

    public string Error => Read("error");

    private string Read(string name) => System.Text.Json.JsonDocument.Parse(Body).RootElement.GetProperty(name).GetString()!;
}
