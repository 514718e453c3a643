using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Pipeline.Engine.Intake;

/// <summary>Takes a document from a line of JSON in one pass. Immutable.</summary>
/// <remarks>O(bytes times fields) time. A field <c>a.b</c> is <c>b</c> in the object <c>a</c>, or one that is called <c>a.b</c>; of fields of one name, the
/// last counts.</remarks>
internal sealed class JsonFields
{
    private const int None = -1;
    private const int Here = int.MaxValue;

    private static readonly JsonReaderOptions Reading = new() { MaxDepth = 256 };

    // The text, then the id where there is one, then the metadata.
    private readonly byte[][] _paths;
    private readonly string[] _names;
    private readonly string[] _keys;
    private readonly int _firstKey;

    public JsonFields(string text, string? id, IReadOnlyDictionary<string, string> metadata)
    {
        _names = [text, .. id is null ? (string[])[] : [id], .. metadata.Values];
        _paths = Array.ConvertAll(_names, Encoding.UTF8.GetBytes);
        _keys = [.. metadata.Keys];
        _firstKey = _names.Length - _keys.Length;
    }

    /// <summary>Reads one line.</summary>
    /// <exception cref="JsonLineException">It is no object with such fields.</exception>
    public JsonRecord Read(ReadOnlySpan<byte> line)
    {
        var found = new Found[_paths.Length];
        try
        {
            var reader = new Utf8JsonReader(line, Reading);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Problem(line, reader.TokenStartIndex, $"expected a JSON object in each line, got {Words(reader.TokenType)}.");
            ReadObject(ref reader, new int[_paths.Length], found);
            reader.Read(); // refuses what comes after the object
        }
        catch (JsonException exception)
        {
            throw Problem(line, exception.BytePositionInLine ?? 0, $"expected a JSON object in each line, but this one is broken: {Reason(exception)}");
        }

        return Record(line, found);
    }

    /// <param name="reader">At the start of an object; at its end afterwards.</param>
    /// <param name="from">For each field, how much of its path led to this object; <see cref="None"/> when it is not in here.</param>
    /// <param name="found">Where values go.</param>
    private void ReadObject(ref Utf8JsonReader reader, int[] from, Found[] found)
    {
        var below = new int[from.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueIsEscaped ? JsonText.Unescape(reader.ValueSpan) : reader.ValueSpan;
            var leadsOn = false;
            for (var i = 0; i < below.Length; i++)
            {
                below[i] = from[i] is None or Here ? None : Follow(_paths[i], from[i], name);
                leadsOn |= below[i] is not (None or Here);
            }

            reader.Read();
            for (var i = 0; i < below.Length; i++)
            {
                if (below[i] == Here)
                    found[i] = Value(reader, isText: i == 0);
            }

            if (leadsOn && reader.TokenType == JsonTokenType.StartObject)
                ReadObject(ref reader, below, found);
            else
                reader.Skip();
        }
    }

    /// <summary>How far a path leads after a name.</summary>
    private static int Follow(ReadOnlySpan<byte> path, int from, ReadOnlySpan<byte> name)
    {
        var rest = path[from..];
        if (!rest.StartsWith(name))
            return None;
        if (rest.Length == name.Length)
            return Here;
        return rest[name.Length] == '.' ? from + name.Length + 1 : None;
    }

    /// <summary>A value as text; of a list, its values with commas between.</summary>
    /// <param name="reader">A copy: it goes on by itself.</param>
    /// <param name="isText">Whether the bytes are wanted.</param>
    private static Found Value(Utf8JsonReader reader, bool isText)
    {
        var (kind, at) = (reader.TokenType, reader.TokenStartIndex);
        if (isText)
            return new Found(kind, at, kind == JsonTokenType.String ? Bytes(reader) : null, null);
        if (kind != JsonTokenType.StartArray)
            return new Found(kind, at, null, Scalar(reader));
        var list = new StringBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Scalar(reader) is { } item)
                list.Append(list.Length == 0 ? "" : ", ").Append(item);
            else if (reader.TokenType != JsonTokenType.Null)
                return new Found(kind, at, null, null);
        }

        return new Found(kind, at, null, list.ToString());
    }

    private static byte[] Bytes(Utf8JsonReader reader) => reader.ValueIsEscaped ? JsonText.Unescape(reader.ValueSpan) : reader.ValueSpan.ToArray();

    private static string? Scalar(Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Encoding.UTF8.GetString(reader.ValueIsEscaped ? JsonText.Unescape(reader.ValueSpan) : reader.ValueSpan),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };

    private JsonRecord Record(ReadOnlySpan<byte> line, Found[] found)
    {
        if (found[0].Text is not { } text)
            throw Wrong(line, found[0], 0, "a text", "Say by `text:` which field has it.");
        string? id = null;
        if (_firstKey == 2)
        {
            id = found[1].Kind is JsonTokenType.String or JsonTokenType.Number ? found[1].Scalar : null;
            if (string.IsNullOrWhiteSpace(id))
                throw Wrong(line, found[1], 1, "a text that is not empty, or a number", "Say by `id:` which field has it, or leave `id:` out to name documents by file and line.");
        }

        var metadata = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = _firstKey; i < found.Length; i++)
        {
            if (found[i].Kind is JsonTokenType.None or JsonTokenType.Null)
                continue;
            if (found[i].Scalar is not { } value)
                throw Wrong(line, found[i], i, "a text, a number, or a list of such", "Say under `metadata:` which field has it, such as `a.b` for `b` in the object `a`.");
            if (value.Length > 0)
                metadata[_keys[i - _firstKey]] = value;
        }

        return new JsonRecord(text, id, metadata.ToImmutable());
    }

    private JsonLineException Wrong(ReadOnlySpan<byte> line, Found found, int field, string expected, string fix)
    {
        var got = found.Kind switch
        {
            JsonTokenType.None => "but there is none",
            JsonTokenType.String => "but it is empty",
            JsonTokenType.StartArray when field >= _firstKey => "got a list with more in it",
            _ => $"got {Words(found.Kind)}",
        };
        return Problem(line, found.At, $"expected {expected} in the field `{_names[field]}`, {got}. {fix}");
    }

    private static JsonLineException Problem(ReadOnlySpan<byte> line, long at, string message) =>
        new(Encoding.UTF8.GetCharCount(line[..(int)Math.Clamp(at, 0, line.Length)]) + 1, message);

    private static string Reason(JsonException exception)
    {
        var message = exception.Message;
        foreach (var end in (ReadOnlySpan<string>)[" LineNumber:", " Change the reader options."])
        {
            if (message.IndexOf(end, StringComparison.Ordinal) is var at and >= 0)
                message = message[..at];
        }

        return message;
    }

    private static string Words(JsonTokenType kind) => kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => kind == JsonTokenType.True ? "true" : "false",
    };

    /// <param name="Kind"><see cref="JsonTokenType.None"/> when the line has no such field.</param>
    /// <param name="At">Where the value starts, in bytes.</param>
    /// <param name="Text">The bytes of a text.</param>
    /// <param name="Scalar">The value as text; null when it cannot be one.</param>
    private readonly record struct Found(JsonTokenType Kind, long At, byte[]? Text, string? Scalar);
}
