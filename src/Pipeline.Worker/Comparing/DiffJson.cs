using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Engine.Comparing;

namespace Pipeline.Worker.Comparing;

/// <summary>A comparison as one JSON object.</summary>
internal static class DiffJson
{
    public static string Render(PlanComparison comparison, IReadOnlyList<DocumentChange> changes)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("old", comparison.Before.File.Path);
            json.WriteString("new", comparison.After.File.Path);
            Write(json, "plan", comparison.Differences);
            json.WriteNumber("documents", comparison.Documents);
            json.WriteStartArray("changes");
            foreach (var change in changes)
                Write(json, change);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, DocumentChange change)
    {
        json.WriteStartObject();
        json.WriteString("id", change.Id.Value);
        json.WriteString("firstStage", change.FirstStage);
        json.WriteString("before", change.Before);
        json.WriteString("after", change.After);
        json.WriteStartArray("aspects");
        foreach (var aspect in change.Aspects)
        {
            json.WriteStartObject();
            json.WriteString("name", aspect.Name);
            json.WriteString("stage", aspect.Stage);
            Write(json, "gained", aspect.Gained);
            Write(json, "lost", aspect.Lost);
            json.WriteStartArray("altered");
            foreach (var item in aspect.Altered)
            {
                json.WriteStartObject();
                json.WriteString("item", item.Item);
                json.WriteString("key", item.Key);
                json.WriteString("before", item.Before);
                json.WriteString("after", item.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
