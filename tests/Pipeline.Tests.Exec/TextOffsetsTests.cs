using System.Text;
using System.Text.Json;
using CsCheck;
using Pipeline.Exec;
using Pipeline.Exec.Wire;

namespace Pipeline.Tests.Exec;

public class TextOffsetsTests
{
    /// <summary>Any code units, with many surrogates, paired and not.</summary>
    private static readonly Gen<string> s_texts = Gen.Frequency((4, Gen.Const("a")), (2, Gen.Const("é")), (2, Gen.Const("€")), (3, Gen.Const("🙂")), (1, Gen.Const("\uD83D")), (1, Gen.Const("\uDE42")))
        .Array[0, 40].Select(static parts => string.Concat(parts));

    [Theory]
    [InlineData(OffsetUnit.Utf16)]
    [InlineData(OffsetUnit.Codepoint)]
    [InlineData(OffsetUnit.Utf8)]
    public void ToWire_SpansOfWholeCharacters_ComeBackTheSame(OffsetUnit unit) => s_texts.Sample(text =>
    {
        var offsets = new TextOffsets(text, unit);
        var starts = Boundaries(text).ToList();
        foreach (var start in starts)
        {
            foreach (var end in starts.Where(end => end >= start))
            {
                var span = new TextSpan(start, end);
                var wire = offsets.ToWire(span);
                if (wire != Measure(text, span, unit) || offsets.FromWire(wire.Start, wire.End) != span)
                    return false;
            }
        }

        return offsets.Length == Measure(text, new TextSpan(0, text.Length), unit).End;
    });

    [Theory]
    [InlineData(OffsetUnit.Codepoint, 0, 2)]
    [InlineData(OffsetUnit.Utf8, 0, 5)]
    public void ToWire_ASpanThatCutsPairs_IsWidened(OffsetUnit unit, int start, int end) =>
        Assert.Equal(new TextSpan(start, end), new TextOffsets("🙂a🙂", unit).ToWire(new TextSpan(1, 3)));

    [Fact]
    public void FromWire_WithinACharacter_IsSaid() =>
        Assert.Contains("within a character", Assert.Throws<StageException>(static () => new TextOffsets("é", OffsetUnit.Utf8).FromWire(0, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Strings_AnyCodeUnits_ComeBackTheSame() => s_texts.Select(Gen.OneOf([.. new[] { "", "\"", "\\", "\n\u0001", "\u2028", "/" }.Select(static one => Gen.Const(one))])).Sample(static (text, more) =>
    {
        var all = more + text + more;
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
            JsonStrings.Write(json, all);
        using var read = JsonDocument.Parse(output.ToArray());
        return JsonStrings.Read(read.RootElement) == all;
    });

    private static IEnumerable<int> Boundaries(string text) =>
        Enumerable.Range(0, text.Length + 1).Where(i => i == 0 || i == text.Length || !(char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1])));

    private static TextSpan Measure(string text, TextSpan span, OffsetUnit unit) => new(Measure(text[..span.Start], unit), Measure(text[..span.End], unit));

    private static int Measure(string text, OffsetUnit unit) => unit switch
    {
        OffsetUnit.Codepoint => text.EnumerateRunes().Count(),
        OffsetUnit.Utf8 => Encoding.UTF8.GetByteCount(text),
        _ => text.Length,
    };
}
