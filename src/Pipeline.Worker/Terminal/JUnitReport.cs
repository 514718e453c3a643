using System.Globalization;
using System.Text;
using System.Xml;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Expectations;

namespace Pipeline.Worker.Terminal;

/// <summary>The results of tests as JUnit XML, which build servers read.</summary>
internal static class JUnitReport
{
    /// <param name="suite">The name of the pipeline.</param>
    /// <param name="run">The results.</param>
    public static string Render(string suite, TestRun run)
    {
        using var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(suite));
            xml.WriteAttributeString("tests", Number(run.Outcomes.Length));
            xml.WriteAttributeString("failures", Number(run.Outcomes.Count(static outcome => !outcome.Passed)));
            xml.WriteAttributeString("errors", "0");
            xml.WriteAttributeString("time", Seconds(TimeSpan.FromTicks(run.Outcomes.Sum(static outcome => outcome.Duration.Ticks))));
            foreach (var outcome in run.Outcomes)
                Write(xml, suite, outcome);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text + "\n";
    }

    private static void Write(XmlWriter xml, string suite, TestOutcome outcome)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(suite));
        xml.WriteAttributeString("name", Clean(outcome.Test.Name));
        xml.WriteAttributeString("time", Seconds(outcome.Duration));
        if (!outcome.Passed)
        {
            var first = outcome.Failures[0];
            xml.WriteAttributeString("file", Clean(first.File.Path));
            xml.WriteAttributeString("line", Number(first.File.PositionOf(first.Span.Start).Line));
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Clean(first.Message));
            xml.WriteString(Clean(DiagnosticText.Render(outcome.Failures, color: false) + string.Join('\n', outcome.Difference)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Without what no XML may hold.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value is '\t' or '\n' or (>= 0x20 and not (0xFFFE or 0xFFFF)) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
