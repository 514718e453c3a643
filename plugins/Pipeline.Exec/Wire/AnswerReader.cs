using System.Text.Json;

namespace Pipeline.Exec.Wire;

/// <summary>Makes the next document of an answer.</summary>
/// <param name="options">What the command may do.</param>
/// <param name="kinds">The kind behind the name of a layer.</param>
internal sealed class AnswerReader(ExecOptions options, IReadOnlyDictionary<string, Type> kinds)
{
    private static readonly string[] s_members = ["type", "id", "layers", "edits", "metadata", "drop", "error", "transient", "start", "end"];

    /// <summary>The document after the answer.</summary>
    /// <param name="document">The document that was sent.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="offsets">Of the text that was sent.</param>
    /// <exception cref="StageException">The command said that it failed, or the answer is not as the protocol has it.</exception>
    public Document Read(Document document, JsonElement answer, TextOffsets offsets)
    {
        foreach (var member in answer.EnumerateObject())
        {
            if (!s_members.Contains(member.Name, StringComparer.Ordinal))
                throw new StageException($"The command answered with `{member.Name}`, which the protocol does not have: expected `layers`, `edits`, `metadata`, `drop` or `error`.");
        }

        if (answer.TryGetProperty("error", out var error))
            throw Failure(error, answer, offsets);
        if (Text(answer, "drop") is { } reason)
            return document.Skip(string.IsNullOrWhiteSpace(reason) ? throw new StageException("The command dropped the document without a reason: expected a text.") : reason);
        document = WithLayers(document, answer, offsets);
        document = WithMetadata(document, answer);
        return WithEdits(document, answer, offsets);
    }

    private static StageException Failure(JsonElement error, JsonElement answer, TextOffsets offsets)
    {
        if (error.ValueKind != JsonValueKind.String)
            return new StageException($"The command answered with `error` as {Values.Words(error)}: expected a text.");
        TextSpan? span = answer.TryGetProperty("start", out _) ? Values.SpanOf(answer, offsets, "error") : null;
        return new StageException($"The command failed: {JsonStrings.Read(error)}")
        {
            IsTransient = answer.TryGetProperty("transient", out var transient) && transient.ValueKind == JsonValueKind.True,
            Span = span,
        };
    }

    private Document WithLayers(Document document, JsonElement answer, TextOffsets offsets)
    {
        var given = answer.TryGetProperty("layers", out var layers);
        if (given && layers.ValueKind != JsonValueKind.Object)
            throw new StageException($"The command answered with `layers` as {Values.Words(layers)}: expected an object.");
        foreach (var layer in given ? layers.EnumerateObject().Select(static layer => layer.Name) : [])
        {
            if (!options.Provides.Contains(layer, StringComparer.Ordinal))
                throw new StageException($"The command gave the layer `{layer}`, which the pipeline file does not name: add it to `provides`.");
        }

        var reader = new LayerReader(offsets, kinds);
        foreach (var name in options.Provides)
        {
            if (given && layers.TryGetProperty(name, out var layer))
                document = reader.With(document, name, layer);
            else if (!document.Layers.Any(there => there.Name == name))
                document = reader.With(document, name, layer: null);
        }

        return document;
    }

    private static Document WithMetadata(Document document, JsonElement answer)
    {
        if (!answer.TryGetProperty("metadata", out var metadata))
            return document;
        if (metadata.ValueKind != JsonValueKind.Object)
            throw new StageException($"The command answered with `metadata` as {Values.Words(metadata)}: expected an object of texts.");
        foreach (var fact in metadata.EnumerateObject())
        {
            if (fact.Name.Length == 0 || fact.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                throw new StageException($"The command gave {Values.Words(fact.Value)} for the metadata `{fact.Name}`: expected a text, or null to remove it.");
            document = document.WithMetadata(fact.Name, fact.Value.ValueKind == JsonValueKind.Null ? null : JsonStrings.Read(fact.Value));
        }

        return document;
    }

    /// <summary>Last, since spans are of the text that was sent.</summary>
    private Document WithEdits(Document document, JsonElement answer, TextOffsets offsets)
    {
        if (!answer.TryGetProperty("edits", out var edits))
            return document;
        if (edits.ValueKind != JsonValueKind.Array)
            throw new StageException($"The command answered with `edits` as {Values.Words(edits)}: expected a list.");
        if (!options.ChangesText && edits.GetArrayLength() > 0)
            throw new StageException("The command edits the text, and the pipeline file does not say so: add `changes-text: true`.");
        try
        {
            return document.Edit(TextEdits.Of(edits.EnumerateArray().Select(edit => new TextEdit(
                Values.SpanOf(edit, offsets, "edits"),
                Text(edit, "text") ?? throw new StageException("The command gave an edit without `text`: an empty one deletes.")))));
        }
        catch (ArgumentException exception)
        {
            throw new StageException($"The command gave edits that do not fit together: {exception.Message}", exception);
        }
    }

    private static string? Text(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var text))
            return null;
        return text.ValueKind == JsonValueKind.String
            ? JsonStrings.Read(text)
            : throw new StageException($"The command answered with `{name}` as {Values.Words(text)}: expected a text.");
    }
}
