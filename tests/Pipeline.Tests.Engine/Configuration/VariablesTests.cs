using Pipeline.Engine.Configuration;

namespace Pipeline.Tests.Engine.Configuration;

public class VariablesTests
{
    private static (string? Text, IReadOnlyList<Diagnostic> Diagnostics) Replace(string written)
    {
        var diagnostics = new Diagnostics(new ConfigurationText("pipeline.yaml", written));
        var scalar = (YamlScalar)YamlReader.Read(diagnostics).Root!;
        var text = new Variables(diagnostics, name => name switch { "SET" => "value", "EMPTY" => "", "NESTED" => "${env:SET}", _ => null }).Replace(scalar);
        return (text?.Text, diagnostics.ByPlace());
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("${env:SET}", "value")]
    [InlineData("a ${env:SET}-${env:SET} z", "a value-value z")]
    [InlineData("${env:UNSET:-default}", "default")]
    [InlineData("${env:UNSET:-}", "")]
    [InlineData("${env:EMPTY}", "")]
    [InlineData("${env:EMPTY:-default}", "default")]
    [InlineData("${env:SET:-default}", "value")]
    [InlineData("${env:SET:?needed}", "value")]
    [InlineData("$${env:SET}", "${env:SET}")]
    [InlineData("$${a} ${env:SET}", "${a} value")]
    [InlineData("$5 {a} $", "$5 {a} $")]
    [InlineData("${env:NESTED}", "${env:SET}")]
    [InlineData("'${env:SET}'", "value")]
    public void Replace_OfAVariable_GivesItsValue(string written, string expected)
    {
        var (text, diagnostics) = Replace(written);
        Assert.Equal(expected, text);
        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData("a ${env:UNSET}", DiagnosticCodes.UnsetVariable, "${env:UNSET}")]
    [InlineData("\"\\t${env:EMPTY:?say why}\"", DiagnosticCodes.UnsetVariable, "${env:EMPTY:?say why}")]
    [InlineData(">-\n  ${env:SET}\n  ${env:UNSET}\n", DiagnosticCodes.UnsetVariable, "${env:UNSET}")]
    [InlineData("${env:SET} ${env:SET", DiagnosticCodes.InvalidVariable, "${env:SET")]
    [InlineData("${SET}", DiagnosticCodes.InvalidVariable, "${SET}")]
    [InlineData("${}", DiagnosticCodes.InvalidVariable, "${}")]
    [InlineData("${env:9}", DiagnosticCodes.InvalidVariable, "${env:9}")]
    [InlineData("${env:SET:default}", DiagnosticCodes.InvalidVariable, "${env:SET:default}")]
    public void Replace_OfAMistake_PointsAtIt(string written, string code, string place)
    {
        var (text, diagnostics) = Replace(written);
        Assert.Null(text);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((code, place), (diagnostic.Code, diagnostic.Span.In(written).ToString()));
    }
}
