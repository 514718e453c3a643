using System.Text.Json;

namespace Pipeline.Exec.Wire;

/// <summary>Values of annotations that have no type.</summary>
internal static class Values
{
    private const int MaxDepth = 28;

    /// <summary>The span of an object with <c>start</c> and <c>end</c>.</summary>
    /// <exception cref="StageException">There is none, or it is not in the text.</exception>
    public static TextSpan SpanOf(JsonElement value, TextOffsets offsets, string layer)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new StageException($"The command gave {Words(value)} in the layer `{layer}`: expected an object with `start` and `end`.");
        if (!TryOffset(value, "start", out var start) || !TryOffset(value, "end", out var end))
            throw new StageException($"The command gave an annotation in the layer `{layer}` without whole numbers `start` and `end`.");
        return offsets.FromWire(start, end);
    }

    /// <summary>A value as a <see cref="JsonAnnotation"/> has it. An object that has a <c>start</c> and an <c>end</c> alone is a span.</summary>
    /// <exception cref="StageException">Values nest too deep, or a span is not in the text.</exception>
    public static object? Open(JsonElement value, TextOffsets offsets, string layer, int depth)
    {
        if (depth > MaxDepth)
            throw new StageException($"The command gave values in the layer `{layer}` that nest more than {MaxDepth} deep.");
        return value.ValueKind switch
        {
            JsonValueKind.String => JsonStrings.Read(value),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(value),
            JsonValueKind.Array => value.EnumerateArray().Select(item => Open(item, offsets, layer, depth + 1)).ToList(),
            JsonValueKind.Object when IsSpan(value) => SpanOf(value, offsets, layer),
            JsonValueKind.Object => value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Open(member.Value, offsets, layer, depth + 1))).ToList(),
            _ => null,
        };
    }

    /// <summary>A value, for people.</summary>
    public static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static object? Number(JsonElement value)
    {
        if (value.TryGetInt64(out var whole))
            return whole;
        return value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
    }

    private static bool IsSpan(JsonElement value) =>
        value.GetPropertyCount() == 2 && TryOffset(value, "start", out _) && TryOffset(value, "end", out _);

    private static bool TryOffset(JsonElement value, string name, out long offset)
    {
        offset = 0;
        return value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out offset);
    }
}
