using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Http.Storage;

namespace Pipeline.Http.Serving;

/// <summary>Reads what a request says of its document, beside the bytes.</summary>
internal static class RequestFacts
{
    private const string IdParameter = "id";
    private const string IdHeader = "Document-Id";
    private const string UriParameter = "uri";
    private const int LongestId = 512;
    private const int LongestFact = 2048;

    private static readonly string[] s_facts = [MetadataKeys.Title, MetadataKeys.Author, MetadataKeys.Published, MetadataKeys.Site, MetadataKeys.Language];

    /// <summary>Reads the facts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="refusal">What is wrong, when null is returned.</param>
    public static DraftHeader? Read(HttpRequest request, out Answer? refusal)
    {
        refusal = Problem(request);
        if (refusal is not null)
            return null;
        var query = request.Query;
        var mediaType = MediaTypeOf(request);
        var metadata = s_facts
            .Where(name => query.ContainsKey(name))
            .ToImmutableSortedDictionary(static name => name, name => query[name].ToString(), StringComparer.Ordinal);
        return new DraftHeader(
            Id(request),
            query.TryGetValue(UriParameter, out var given) ? given.ToString() : null,
            (id, uri) => new InboxHeader { Id = id, Uri = uri, MediaType = mediaType, Metadata = metadata });
    }

    private static string? Id(HttpRequest request) =>
        request.Query.TryGetValue(IdParameter, out var id) || request.Headers.TryGetValue(IdHeader, out id) ? id.ToString() : null;

    private static Answer? Problem(HttpRequest request)
    {
        foreach (var (name, values) in request.Query)
        {
            if (name is not (IdParameter or UriParameter) && !s_facts.Contains(name, StringComparer.Ordinal))
                return Bad($"`{name}` is no parameter: expected id, uri, {string.Join(", ", s_facts)}.");
            if (values.Count != 1)
                return Bad($"`{name}` is given {values.Count} times, and may be once.");
            if (TextProblem($"`{name}`", values.ToString(), name is IdParameter ? LongestId : LongestFact) is { } problem)
                return Bad(problem);
        }

        if (request.Headers.TryGetValue(IdHeader, out var id))
        {
            if (id.Count != 1 || (request.Query.TryGetValue(IdParameter, out var other) && !other.Equals(id)))
                return Bad($"The document has two ids: give one, as the parameter `{IdParameter}` or the header `{IdHeader}`.");
            if (TextProblem($"`{IdHeader}`", id.ToString(), LongestId) is { } problem)
                return Bad(problem);
        }

        return TypeProblem(request);
    }

    private static Answer? TypeProblem(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && !encoding.ToString().Trim().Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Unsupported("Expected the document as it is, without `Content-Encoding`.");
        if (request.ContentType is not { } text)
            return null;
        if (!MediaTypeHeaderValue.TryParse(text, out var type) || TextProblem("", text, LongestFact) is not null)
            return Bad("`Content-Type` is not a media type: expected one such as `text/html; charset=utf-8`, or none.");
        return type.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase)
            ? Unsupported("Expected the document alone as the body, not a form: `curl --data-binary @file`, not `curl --form`.")
            : null;
    }

    /// <summary>What clients put there when nobody told them a type says nothing of the document.</summary>
    private static string? MediaTypeOf(HttpRequest request) =>
        request.ContentType is { } text && !text.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ? text : null;

    private static string? TextProblem(string name, string value, int longest)
    {
        if (value.Length == 0)
            return $"{name} is empty: give it a value, or leave it out.";
        if (value.Length > longest)
            return $"{name} has {value.Length} characters, and may have {longest}.";
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]))
                return $"{name} holds a control character.";
            if (!char.IsSurrogate(value[i]))
                continue;
            if (i + 1 >= value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                return $"{name} holds half a surrogate pair.";
            i++;
        }

        return null;
    }

    private static Answer Bad(string error) => Answer.Refused(StatusCodes.Status400BadRequest, error);

    private static Answer Unsupported(string error) => Answer.Refused(StatusCodes.Status415UnsupportedMediaType, error);
}
