using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Engine.Configuration;

/// <summary>Writes diagnostics as SARIF 2.1.0 (OASIS), for code scanning in forges and editors.</summary>
public static class DiagnosticSarif
{
    internal static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The log as indented text that ends with a line feed.</summary>
    /// <param name="diagnostics">In the order to write them.</param>
    public static string Render(IEnumerable<Diagnostic> diagnostics)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
            Write(json, diagnostics);
        stream.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes the log as one value.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="diagnostics">In the order to write them.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(diagnostics);
        Diagnostic[] all = [.. diagnostics];
        string[] rules = [.. all.Select(static diagnostic => diagnostic.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var diagnostic in all)
            WriteResult(json, diagnostic, Array.IndexOf(rules, diagnostic.Code));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, string[] rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "pipeline");
        var version = typeof(DiagnosticSarif).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            WriteMessage(json, "shortDescription", DiagnosticCodes.Titles.GetValueOrDefault(rule, rule));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", diagnostic.Severity == Severity.Error ? "error" : "warning");
        WriteMessage(json, "message", diagnostic.Fix is null ? diagnostic.Message : $"{diagnostic.Message}. Fix: {diagnostic.Fix}");
        json.WriteStartArray("locations");
        WriteLocation(json, diagnostic.File, diagnostic.Span, null, null);
        json.WriteEndArray();
        if (!diagnostic.Notes.IsDefaultOrEmpty)
        {
            json.WriteStartArray("relatedLocations");
            for (var i = 0; i < diagnostic.Notes.Length; i++)
                WriteLocation(json, diagnostic.File, diagnostic.Notes[i].Span, i + 1, diagnostic.Notes[i].Label);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, ConfigurationText file, TextSpan span, int? id, string? message)
    {
        var (line, column) = file.PositionOf(span.Start);
        var (endLine, endColumn) = file.PositionOf(span.End);
        json.WriteStartObject();
        if (id is { } number)
            json.WriteNumber("id", number);
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(file.Path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        if (message is not null)
            WriteMessage(json, "message", message);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>A relative path as a relative reference, an absolute one as a <c>file:</c> URI.</summary>
    private static string UriOf(string path)
    {
        var isDrive = path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is ('\\' or '/');
        var segments = string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return isDrive ? $"file:///{segments.Replace("%3A", ":", StringComparison.Ordinal)}" : segments.StartsWith('/') ? $"file://{segments}" : segments;
    }
}
