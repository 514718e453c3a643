using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Tests.Summarize.Llm;

/// <summary>An HTTP server on loopback that answers as it is told, byte by byte if need be.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, Stream, CancellationToken, Task> _answer;
    private readonly Task _accepting;
    private int _count;
    private int _open;

    /// <param name="answer">Gets the number of the request, from 0, and writes the response.</param>
    public ModelServer(Func<int, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Answers each request with the response for its number; the last one goes on.</summary>
    public ModelServer(params string[] responses)
        : this((i, stream, token) => WriteAsync(stream, responses[Math.Min(i, responses.Length - 1)], token))
    {
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public ConcurrentQueue<(string Head, JsonNode Body)> Requests { get; } = new();

    public int Count => _count;

    /// <summary>The most requests that were open at once.</summary>
    public int MostAtOnce { get; private set; }

    public static Task WriteAsync(Stream stream, string response, CancellationToken token) => stream.WriteAsync(Encoding.UTF8.GetBytes(response), token).AsTask();

    public static string Response(string body, string status = "200 OK", string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}Connection: close\r\n\r\n{body}";

    /// <summary>What OpenAI answers.</summary>
    public static string Openai(string content, string finish = "stop", int input = 100, int output = 20) => Response(new JsonObject
    {
        ["choices"] = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content }, ["finish_reason"] = finish }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = input, ["completion_tokens"] = output },
    }.ToJsonString());

    /// <summary>What Ollama answers.</summary>
    public static string Ollama(string content) => Response(new JsonObject
    {
        ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content },
        ["done_reason"] = "stop",
        ["prompt_eval_count"] = 100,
        ["eval_count"] = 20,
    }.ToJsonString());

    /// <summary>The JSON that the model is asked for.</summary>
    public static string Sentences(params string[] sentences) => JsonSerializer.Serialize(new { sentences });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
                running.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                Requests.Enqueue(await ReadAsync(stream));
                lock (_stop)
                    MostAtOnce = Math.Max(MostAtOnce, ++_open);
                await _answer(Interlocked.Increment(ref _count) - 1, stream, _stop.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client has hung up, or the test is over.
            }
            finally
            {
                lock (_stop)
                    _open--;
            }
        }
    }

    private async Task<(string Head, JsonNode Body)> ReadAsync(Stream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
                throw new IOException("The request ended early.");
            bytes.AddRange(buffer.AsSpan(0, read));
            var text = Encoding.UTF8.GetString([.. bytes]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            var length = int.Parse(text[..end].Split("\r\n").Single(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))[15..], System.Globalization.CultureInfo.InvariantCulture);
            if (Encoding.UTF8.GetByteCount(text[(end + 4)..]) >= length)
                return (text[..end], JsonNode.Parse(text[(end + 4)..])!);
        }
    }
}
