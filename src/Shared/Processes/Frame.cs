using System.Text.Json;

namespace Pipeline.Processes;

/// <summary>One message of a child process: a line of JSON, and the bytes that follow it when it has a number <c>payload</c>. The reader's buffers are behind it:
/// dispose of it.</summary>
/// <param name="Line">The line, parsed; an object.</param>
/// <param name="Payload">What follows the line; null for nothing.</param>
internal sealed record Frame(JsonDocument Line, byte[]? Payload) : IDisposable
{
    /// <summary>The name of the number that says how many bytes follow.</summary>
    public const string PayloadName = "payload";

    public JsonElement Root => Line.RootElement;

    public void Dispose() => Line.Dispose();
}
