using System.Net;
using System.Text.RegularExpressions;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>A worker to which documents are posted. Disposing of it ends it.</summary>
internal sealed partial class HttpWorker : IAsyncDisposable
{
    private static readonly HttpClient s_client = new() { Timeout = TimeSpan.FromMinutes(1) };

    private HttpWorker(WorkerProcess process, Uri address)
    {
        Process = process;
        Address = address;
    }

    public WorkerProcess Process { get; }

    /// <summary>Where documents are posted to.</summary>
    public Uri Address { get; }

    /// <summary>Starts <c>work</c> on a pipeline whose source listens on a free port, and waits until it does.</summary>
    /// <returns>Null when the process ended before.</returns>
    public static async Task<HttpWorker?> StartAsync(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var process = WorkerProcess.Start(folder, environment, "work");
        await process.UntilAsync(() => process.HasExited || Listening().IsMatch(process.Log), "the port");
        if (Listening().Match(process.Log) is { Success: true } found)
            return new HttpWorker(process, new Uri(new Uri(found.Groups[1].Value), "/documents"));
        await process.DisposeAsync();
        return null;
    }

    /// <summary>Posts an article of the corpus under its number.</summary>
    /// <returns>The status; null when there was no answer.</returns>
    public async Task<HttpStatusCode?> PostAsync(int number, string what)
    {
        using var body = new StringContent(Corpus.Text(number, what));
        try
        {
            using var answer = await s_client.PostAsync(new Uri($"{Address}?id=post/{number:D5}"), body);
            return answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    [GeneratedRegex("Listening on (http://127.0.0.1:[0-9]+)")]
    private static partial Regex Listening();
}
