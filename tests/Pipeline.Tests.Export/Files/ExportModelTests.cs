using CsCheck;
using Pipeline.Export;

namespace Pipeline.Tests.Export.Files;

/// <summary>Against a model that has the documents in memory: those in the file in order, and the newest of each id.</summary>
public sealed class ExportModelTests
{
    public static TheoryData<string> AllFormats => Samples.AllFormats;

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (6, Gen.Select(Gen.Int[0, 4], Hostile.Documents).Select(static (id, document) => (Step)new Append(With(id, document)))),
        (2, Gen.Const((Step)new Flush())),
        (2, Gen.Int[0, 300].Select(static torn => (Step)new Crash(torn))),
        (1, Gen.Int[0, 3].Select(static crash => (Step)new Compact((CompactionCrash)crash))));

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void AnySequence_OfWritesCrashesAndCompactions_IsTheFileOfTheLiveDocuments(string to) =>
        Steps.Array[0, 25].Sample(steps =>
        {
            using var export = new LedgeredExport(new ExportOptions { To = to });
            var (written, committed) = (new List<Document>(), new List<Document>());
            foreach (var step in steps)
            {
                switch (step)
                {
                    case Append append:
                        export.Append(append.Document);
                        written.Add(append.Document);
                        break;
                    case Flush:
                        Checkpoint();
                        Assert.Equal(Samples.Fresh(export.Options, written), export.Text);
                        break;
                    case Crash crash:
                        Restart(crash);
                        break;
                    case Compact compact:
                        Checkpoint();
                        Run(compact.Crash);
                        break;
                }
            }

            Checkpoint();
            Run(CompactionCrash.None);
            Assert.Equal(Samples.Fresh(export.Options, Live()), export.Text);

            void Checkpoint()
            {
                export.Checkpoint();
                committed = [.. written];
            }

            void Restart(Crash crash)
            {
                if (crash.Torn % 2 == 0)
                    export.Flush();
                export.Crash();
                if (crash.Torn % 3 > 0 && export.Token is not null)
                    File.AppendAllText(export.Path, new string(crash.Torn % 3 == 1 ? '\0' : ']', crash.Torn));
                Assert.Equal(RestoreResult.Restored, export.Restore());
                written = [.. committed];
            }

            void Run(CompactionCrash crash)
            {
                var (token, moved) = export.Compact(export.Records);
                if (crash == CompactionCrash.BeforeRecord)
                {
                    Restart(new Crash(1));
                    return;
                }

                export.Record(token, moved);
                if (crash == CompactionCrash.BeforeSwitch)
                    export.Crash();
                export.Switch();
                if (crash == CompactionCrash.AfterSwitch)
                    export.Crash();
                if (crash != CompactionCrash.None)
                {
                    export.Switch();
                    Assert.Equal(RestoreResult.Restored, export.Restore());
                }

                written = [.. Live()];
                committed = [.. written];
            }

            IEnumerable<Document> Live() => committed.GroupBy(static document => document.Id).Select(static versions => versions.Last()).OrderBy(static document => document.Id);
        }, iter: 60);

    private static Document With(int id, Document document) => Document.FromText($"{id}", document.Text)
        .WithMetadata(MetadataKeys.Title, document.Metadata[MetadataKeys.Title])
        .With(document.Layer<Quote>());

    private enum CompactionCrash
    {
        None,
        BeforeRecord,
        BeforeSwitch,
        AfterSwitch,
    }

    private abstract record Step;

    private sealed record Append(Document Document) : Step;

    private sealed record Flush : Step;

    private sealed record Crash(int Torn) : Step;

    private sealed record Compact(CompactionCrash Crash) : Step;
}
