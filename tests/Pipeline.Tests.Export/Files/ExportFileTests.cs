using System.Text;
using Pipeline.Export;
using Pipeline.Export.Files;

namespace Pipeline.Tests.Export.Files;

public sealed class ExportFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-export-");

    /// <summary>A document that adds nothing has a place all the same, and no separator.</summary>
    [Fact]
    public void AppendAndCompact_EmptyRecords_AddNoSeparator()
    {
        var path = Path.Combine(_folder.FullName, "x");
        using var file = new ExportFile(path, new Listing());
        foreach (var text in (string[])["", "b", "", "a", ""])
            file.Append(new DocumentId("d"), Listing.Record(text));
        var records = file.Flush().Records;
        Assert.Equal("(b,a)", File.ReadAllText(path));

        file.Compact(records.Reverse(), static _ => { }, default);
        file.Switch();
        Assert.Equal("(a,b)", File.ReadAllText(path));

        file.Append(new DocumentId("d"), Listing.Record("c"));
        file.Flush();
        Assert.Equal("(a,b,c)", File.ReadAllText(path));
    }

    [Fact]
    public void Restore_OnlyEmptyRecords_AddsNoSeparator()
    {
        var path = Path.Combine(_folder.FullName, "x");
        using var file = new ExportFile(path, new Listing());
        file.Append(new DocumentId("d"), Listing.Record(""));
        var token = file.Flush().Token;

        Assert.Equal(RestoreResult.Restored, file.Restore(token));
        file.Append(new DocumentId("d"), Listing.Record("a"));
        file.Flush();

        Assert.Equal("(a)", File.ReadAllText(path));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class Listing : IExportFormat
    {
        public string Shape => "listing";

        public ReadOnlyMemory<byte> Header => "("u8.ToArray();

        public ReadOnlyMemory<byte> Separator => ","u8.ToArray();

        public static ExportRecord Record(string text) => new(Encoding.UTF8.GetBytes(text));

        public ExportRecord Write(Document document) => Record(document.Text);

        public IExportEnding EndingOf(IReadOnlyList<string> state) => new FixedEnding(")"u8.ToArray());
    }
}
