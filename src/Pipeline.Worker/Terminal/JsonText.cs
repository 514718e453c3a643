using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Pipeline.Worker.Terminal;

/// <summary>JSON on one line, for programs. Everything that could disturb a terminal is escaped.</summary>
internal static class JsonText
{
    public static string Line(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
