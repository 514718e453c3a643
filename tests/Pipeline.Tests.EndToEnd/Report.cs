namespace Pipeline.Tests.EndToEnd;

/// <summary>What a test has measured, for the output of the test and for a file in <c>artifacts/reports</c>, since `dotnet test` shows the output of
/// failing tests alone.</summary>
internal static class Report
{
    public static void Write(ITestOutputHelper output, string name, IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        output.WriteLine(text);
        Directory.CreateDirectory(Repository.File("artifacts", "reports"));
        File.WriteAllText(Repository.File("artifacts", "reports", name + ".txt"), text + "\n");
    }
}
