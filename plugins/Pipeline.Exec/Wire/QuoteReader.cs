using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Exec.Wire;

/// <summary>Reads quotations, which exports write in a form of their own: the place of the mention stands beside the name of the speaker.</summary>
internal static class QuoteReader
{
    /// <exception cref="StageException">It is not as the protocol has it.</exception>
    public static object Read(JsonElement item, ValueReader reader)
    {
        var quote = new Quote(reader.Span(item), default);
        var hasVerbatim = false;
        foreach (var member in item.EnumerateObject())
        {
            var value = member.Value;
            switch (member.Name)
            {
                case "start" or "end":
                    break;
                case "kind":
                    quote = quote with { Kind = (QuoteKind)reader.Read(value, typeof(QuoteKind), "kind")! };
                    break;
                case "verbatim":
                    quote = quote with { Verbatim = (ImmutableArray<TextSpan>)reader.Read(value, typeof(ImmutableArray<TextSpan>), "verbatim")! };
                    hasVerbatim = true;
                    break;
                case "speaker":
                    quote = quote with { Speaker = ReadSpeaker(value, reader) };
                    break;
                case "cue":
                    quote = quote with { Cue = (TextSpan?)reader.Read(value, typeof(TextSpan?), "cue") };
                    break;
                case "confidence":
                    quote = quote with { Confidence = (double?)reader.Read(value, typeof(double?), "confidence") };
                    break;
                case "chain":
                    quote = quote with { Chain = (int?)reader.Read(value, typeof(int?), "chain") };
                    break;
                default:
                    reader.CheckDerived(typeof(Quote), member.Name);
                    break;
            }
        }

        // A direct quotation is verbatim as a whole.
        return hasVerbatim || quote.Kind != QuoteKind.Direct ? quote : quote with { Verbatim = [quote.Span] };
    }

    private static Speaker? ReadSpeaker(JsonElement value, ValueReader reader)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("name", out var name))
            throw reader.Unexpected(value, "speaker", "an object with `name`, `start` and `end`");
        return new Speaker((string?)reader.Read(name, typeof(string), "name") ?? throw reader.Unexpected(name, "name", "a text"), reader.Span(value));
    }
}
