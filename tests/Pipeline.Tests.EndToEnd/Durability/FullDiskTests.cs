using System.Net;
using System.Text.RegularExpressions;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>A worker whose disk fills up or turns read-only: it lives, is not ready, says why, goes on when it can, and drops nothing.</summary>
[Collection(ProcessesCollection.Name)]
public sealed partial class FullDiskTests : IDisposable
{
    private const int First = 20;
    private const int Documents = 60;

    private static readonly HttpClient s_client = new() { Timeout = TimeSpan.FromSeconds(30) };

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("out", "No space left on device")] // the results
    [InlineData(".pipeline", "disk is full")] // the ledger, in SQLite's words
    public async Task Work_DiskFull_WaitsAndLosesNothing(string where, string why)
    {
        using var disk = SmallDisk.Mount(_scratch[where], megabytes: 8);
        Assert.SkipWhen(disk is null, SmallDisk.WhyNot);
        Prepare();
        await using var worker = Start();
        await worker.UntilAsync(() => LedgerFile.Count(_scratch.Root, LedgerFile.Exported) == First, "the first documents");
        Assert.True(IsReady(worker, out var word), word);

        disk.Fill();
        AddDocuments();
        await BlockedAsync(worker, why, where);

        disk.Free();
        await GoesOnAsync(worker);
    }

    // A file system on which something is open for writing cannot be made read-only, so here it is so from the start.
    [Fact]
    public async Task Work_OutputReadOnly_WaitsAndLosesNothing()
    {
        using var disk = SmallDisk.Mount(_scratch["out"], megabytes: 8);
        Assert.SkipWhen(disk is null, SmallDisk.WhyNot);
        Prepare();
        (await PipelineProgram.RunAsync(_scratch.Root, Chaos.Quick(), "run", "--show", "0")).Expect(0);
        disk.MakeReadOnly();
        AddDocuments();
        await using var worker = Start();
        await BlockedAsync(worker, "read-only", "out");

        disk.MakeWritable();
        await GoesOnAsync(worker);
    }

    public void Dispose() => _scratch.Dispose();

    private void Prepare()
    {
        Corpus.Write(_scratch.Root, First);
        _scratch.Write("pipeline.yaml", """
            version: 1
            source:
              use: files
              with: { include: ["in/*.txt"], watch: true, settle: 100ms, scan-every: 1s }
            stages:

            """ + ExportSet.Stages);
    }

    private void AddDocuments()
    {
        for (var number = First; number < Documents; number++)
            Corpus.WriteOne(_scratch.Root, number, "stay closed");
    }

    private WorkerProcess Start() => WorkerProcess.Start(_scratch.Root, Chaos.Quick(), "work", "--http", "127.0.0.1:0");

    private static async Task BlockedAsync(WorkerProcess worker, params string[] words)
    {
        var reason = "";
        await worker.UntilAsync(() => Health().IsMatch(worker.Log) && !IsReady(worker, out reason) && reason.StartsWith("blocked", StringComparison.Ordinal), "being blocked");
        Assert.All(words, word => Assert.Contains(word, reason, StringComparison.OrdinalIgnoreCase));
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.False(worker.HasExited, worker.Log);
        Assert.True(Answers(worker, "live", out var word), word);
        Assert.Contains(reason.Trim()["blocked: ".Length..], worker.Log, StringComparison.Ordinal);
    }

    private async Task GoesOnAsync(WorkerProcess worker)
    {
        await worker.UntilAsync(() => LedgerFile.Count(_scratch.Root, LedgerFile.Exported) == Documents, "all documents");
        await worker.UntilAsync(() => IsReady(worker, out _), "being ready");
        Assert.Equal(143, await worker.TerminateAsync());
        Assert.DoesNotContain("   at ", worker.Log, StringComparison.Ordinal);

        using var right = new Scratch();
        right.Write("pipeline.yaml", File.ReadAllText(_scratch["pipeline.yaml"]));
        Corpus.Write(right.Root, Documents);
        (await PipelineProgram.RunAsync(right.Root, Chaos.Quick(), "run", "--show", "0")).Expect(0);
        (await PipelineProgram.RunAsync(_scratch.Root, Chaos.Quick(), "run", "--show", "0")).Expect(0);
        var damage = ExportSet.Of(_scratch.Root).Against(ExportSet.Of(right.Root));
        Assert.True(damage.IsNone, damage.ToString());
    }

    private static bool IsReady(WorkerProcess worker, out string answer) => Answers(worker, "ready", out answer);

    private static bool Answers(WorkerProcess worker, string probe, out string answer)
    {
        var address = new Uri(new Uri(Health().Match(worker.Log).Groups[1].Value), "health/" + probe);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = s_client.Send(request);
        using var body = new StreamReader(response.Content.ReadAsStream());
        answer = body.ReadToEnd();
        return response.StatusCode == HttpStatusCode.OK;
    }

    [GeneratedRegex("Health and metrics are at (http://[^ ]+/)health/live")]
    private static partial Regex Health();
}
