using System.Text;
using System.Text.Json;

namespace Pipeline.Engine.Configuration;

/// <summary>Writes diagnostics as a JSON array, for scripts and editors.</summary>
/// <remarks>Lines and columns count from 1, columns in UTF-16 code units; <c>start</c> and <c>end</c> are offsets in the file from
/// 0, the end not included.</remarks>
public static class DiagnosticJson
{
    /// <summary>The array as indented text that ends with a line feed.</summary>
    /// <param name="diagnostics">In the order to write them.</param>
    public static string Render(IEnumerable<Diagnostic> diagnostics)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, DiagnosticSarif.Readable))
            Write(json, diagnostics);
        stream.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes the array as one value.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="diagnostics">In the order to write them.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(diagnostics);
        json.WriteStartArray();
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("message", diagnostic.Message);
            json.WriteString("file", diagnostic.File.Path);
            WritePlace(json, diagnostic.File, diagnostic.Span);
            json.WriteString("label", diagnostic.Label);
            json.WriteStartArray("notes");
            foreach (var note in diagnostic.Notes)
            {
                json.WriteStartObject();
                json.WriteString("message", note.Label);
                WritePlace(json, diagnostic.File, note.Span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("fix", diagnostic.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, ConfigurationText file, TextSpan span)
    {
        var (line, column) = file.PositionOf(span.Start);
        var (endLine, endColumn) = file.PositionOf(span.End);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }
}
