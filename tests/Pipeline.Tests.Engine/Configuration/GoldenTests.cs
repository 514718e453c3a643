using System.Reflection;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Configuration;

/// <summary>Every file of <c>Golden/</c> and how its diagnostics are shown. <c>UPDATE_GOLDEN=1</c> writes the renderings anew: read them.</summary>
public class GoldenTests
{
    private static readonly string s_folder = FindFolder();

    public static TheoryData<string> Cases => [.. Directory.GetFiles(s_folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>Codes that a file alone can bring about; the others are in <see cref="Hosting.PipelineLoaderTests"/>.</summary>
    public static TheoryData<string> Codes => [.. DiagnosticCodes.Titles.Keys.Where(static code => string.CompareOrdinal(code, DiagnosticCodes.UnreadableFile) < 0)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_OfAFile_IsTheGoldenText(string name)
    {
        var result = Build(name);
        var actual = DiagnosticText.Render(result.Diagnostics, color: false);
        var golden = Path.Combine(s_folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(golden, actual);
        Assert.Equal(File.ReadAllText(golden), actual);
        Assert.Equal(result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), result.Plan is null);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Build_OfAFile_GivesItsCodeAlone(string name)
    {
        var codes = Build(name).Diagnostics.Select(diagnostic => diagnostic.Code).Distinct();
        if (name.StartsWith("PL", StringComparison.Ordinal))
            Assert.Equal([name[..6]], codes);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Golden_OfEveryCode_Exists(string code) =>
        Assert.NotEmpty(Directory.GetFiles(s_folder, code + "-*.yaml"));

    [Fact]
    public void Titles_OfEveryConstant_Exist()
    {
        var constants = typeof(DiagnosticCodes).GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(constants, DiagnosticCodes.Titles.Keys);
        Assert.Equal(constants.Count, DiagnosticCodes.Titles.Values.Distinct().Count());
    }

    private static PlanResult Build(string name) =>
        PlanBuilderTests.Build(File.ReadAllText(Path.Combine(s_folder, name + ".yaml")), ("SET", "42"), ("WORD", "three"), ("EMPTY", ""));

    private static string FindFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pipeline.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new DirectoryNotFoundException("Pipeline.sln");
        return Path.Combine(folder, "tests", "Pipeline.Tests.Engine", "Configuration", "Golden");
    }
}
