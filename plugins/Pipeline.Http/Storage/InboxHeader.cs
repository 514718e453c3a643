using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Pipeline.Http.Storage;

/// <summary>What is known of a document beside its bytes: the first line of its file.</summary>
internal sealed record InboxHeader
{
    public required string Id { get; init; }

    public required string Uri { get; init; }

    public string? MediaType { get; init; }

    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>Headers as JSON. Everything beyond ASCII is escaped, so that the line is one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InboxHeader))]
internal sealed partial class InboxHeaderJson : JsonSerializerContext;
