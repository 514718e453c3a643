using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Http.Serving;

/// <summary>What a sender is told: one JSON object with one text in it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name"><c>id</c>, or <c>error</c>.</param>
/// <param name="Text">The id; or what was expected and what came.</param>
internal sealed record Answer(int Status, string Name, string Text)
{
    /// <summary>A header that goes with the status, and its value.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Whether the connection cannot be used again: what follows on it may be anything.</summary>
    public bool Closes { get; init; }

    public static Answer Accepted(string id) => new(StatusCodes.Status202Accepted, "id", id);

    public static Answer Refused(int status, string error) => new(status, "error", error);

    public static Answer Later(int status, int seconds, string error) => Refused(status, error) with
    {
        Header = ("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)),
    };

    public async Task WriteAsync(HttpResponse response)
    {
        var body = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString(Name, Text);
            json.WriteEndObject();
        }

        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.ContentLength = body.WrittenCount;
        if (Header is { } header)
            response.Headers[header.Name] = header.Value;
        if (Closes)
            response.Headers.Connection = "close";
        await response.Body.WriteAsync(body.WrittenMemory);
    }
}
