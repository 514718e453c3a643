namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Ends a worker by SIGKILL at every step of taking up an edit of the pipeline file: the next one goes on by the edited file, and its exports
/// are those of a run that knew nothing else.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class CrashReloadTests(ITestOutputHelper output) : IDisposable
{
    private const int Documents = 40;

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Work_KilledAtEveryStepOfAReload_GoesOnByTheEditedFile()
    {
        var right = _scratch["right"];
        Prepare(right, "after");
        (await PipelineProgram.RunAsync(right, Chaos.Quick(), "run", "--show", "0")).Expect(0);
        var expected = ExportSet.Of(right);

        var rows = new List<(string Step, Damage Damage)>();
        foreach (var step in DurableSteps.OfReloads)
            rows.Add((step, await KillAsync(_scratch["work"], step, expected)));

        Report.Write(output, "crash-reloads", rows.Select(static row => $"{row.Step,-24} {row.Damage}"));
        Assert.All(rows, static row => Assert.True(row.Damage.IsNone, $"{row.Step}: {row.Damage}"));
    }

    public void Dispose() => _scratch.Dispose();

    private static async Task<Damage> KillAsync(string folder, string step, ExportSet expected)
    {
        Prepare(folder, "before");
        await using (var worker = WorkerProcess.Start(folder, Chaos.KillAt(step, 1), "work"))
        {
            // Some have ended and some have not.
            await worker.UntilAsync(() => LedgerFile.Count(folder, LedgerFile.Exported) > Documents / 4, "the first documents");
            WritePipeline(folder, "after");
            Assert.Equal(Chaos.Killed, await worker.ExitAsync());
        }

        await using (var worker = WorkerProcess.Start(folder, Chaos.Quick(), "work"))
        {
            await worker.UntilAsync(() => LedgerFile.Count(folder, LedgerFile.Exported, "\"after\"") == Documents, "all documents by the edited file");
            Assert.Equal(143, await worker.TerminateAsync());
        }

        (await PipelineProgram.RunAsync(folder, Chaos.Quick(), "run", "--show", "0")).Expect(0);
        var damage = ExportSet.Of(folder).Against(expected);
        Directory.Delete(folder, recursive: true);
        return damage;
    }

    private static void Prepare(string folder, string stamp)
    {
        FolderCopy.Replace(Path.Combine(folder, "plugins", "Pipeline.Chaos"), by: Chaos.Folder);
        Corpus.Write(folder, Documents);
        WritePipeline(folder, stamp);
    }

    private static void WritePipeline(string folder, string stamp) => File.WriteAllText(Path.Combine(folder, "pipeline.yaml"), $$"""
        version: 1
        source:
          use: files
          with: { include: ["in/*.txt"] }
        worker: { checkpoint-documents: 7 }
        stages:
          - use: stamp
            with: { text: {{stamp}}, pause: 50ms }

        """ + ExportSet.Stages);
}
