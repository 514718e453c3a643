using Pipeline.Engine.Configuration;

namespace Pipeline.Tests.Engine.Configuration;

public class PipelineFileTests
{
    private static PipelineFile Parse(string yaml) =>
        PipelineFile.Parse(new ConfigurationText("pipeline.yaml", yaml), static name => name == "HOME" ? "/home/a" : null);

    [Theory]
    [InlineData("version: 1", "")]
    [InlineData("plugins:", "")]
    [InlineData("plugins: []", "")]
    [InlineData("plugins: mine", "mine")]
    [InlineData("plugins: [mine, \"${env:HOME}/b\"]", "mine|/home/a/b")]
    public void Parse_OfPluginFolders_GivesThem(string yaml, string expected)
    {
        var file = Parse(yaml);
        Assert.Equal(expected, string.Join('|', file.PluginFolders.Select(folder => folder.Path)));
        Assert.Empty(file.Diagnostics);
    }

    [Fact]
    public void Parse_OfPluginFolders_GivesTheirPlaces()
    {
        const string Yaml = "plugins:\n  - mine\n  - \"b\"\n";
        Assert.Equal(["mine", "\"b\""], Parse(Yaml).PluginFolders.Select(folder => folder.Span.In(Yaml).ToString()));
    }

    [Fact]
    public void Parse_OfWrongPluginFolders_ReportsThemOnce()
    {
        const string Yaml = "version: 1\nplugins: [{}, ok, ${env:NO}]\nsource: files\nstages: [clean]\n";
        Assert.Equal([DiagnosticCodes.WrongType, DiagnosticCodes.InvalidYaml], Parse(Yaml).Diagnostics.Select(diagnostic => diagnostic.Code));
        var file = Parse(Yaml.Replace("${env:NO}", "'${env:NO}'", StringComparison.Ordinal));
        Assert.Equal([DiagnosticCodes.WrongType, DiagnosticCodes.UnsetVariable], file.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal("ok", Assert.Single(file.PluginFolders).Path);
    }
}
