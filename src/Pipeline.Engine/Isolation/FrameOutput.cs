using System.Text.Json;
using Pipeline.Processes;

namespace Pipeline.Engine.Isolation;

/// <summary>Messages to the process that has started this one. Thread-safe.</summary>
internal sealed class FrameOutput(Stream output) : IDisposable
{
    private readonly Lock _lock = new();

    /// <summary>Writes a message, and what follows it.</summary>
    /// <param name="write">Writes the members of the object.</param>
    /// <param name="payload">What follows; nothing when empty.</param>
    public void Write(Action<Utf8JsonWriter> write, ReadOnlySpan<byte> payload = default)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            write(json);
            if (!payload.IsEmpty)
                json.WriteNumber(Frame.PayloadName, payload.Length);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        try
        {
            lock (_lock)
            {
                output.Write(line.GetBuffer().AsSpan(0, (int)line.Length));
                if (!payload.IsEmpty)
                    output.Write(payload);
                output.Flush();
            }
        }
        catch (IOException)
        {
            // Nobody is there any more; the end of the input says so too.
        }
    }

    public void Dispose() => output.Dispose();
}
