using System.Text;
using CsCheck;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

public class TextDecodingTests
{
    private static readonly string[] ContextFree = [.. CharsetLabels.Names.Where(name => name != "iso-2022-jp"), "utf-32le", "utf-32be"];

    // Lead bytes, four-byte sequences, surrogates: where decoders go wrong.
    private static readonly byte[] Telling = [0x81, 0x30, 0x8E, 0x8F, 0xE2, 0xF0, 0x9F, 0xD8, 0xDC];

    static TextDecodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    // Whatever the bytes, valid or not: the bytes of a span of the text decode to that span.
    [Fact]
    public void ToBytes_RandomBytesAndSpans_DecodeBackToTheSpan()
    {
        var generator =
            from charset in Gen.Int[0, ContextFree.Length - 1].Select(i => ContextFree[i])
            from content in Gen.OneOf(Gen.Byte, Gen.Byte[0x80, 0xFF], Gen.Byte[0x20, 0x7E], Gen.Int[0, Telling.Length - 1].Select(i => Telling[i])).Array[0, 60]
            from a in Gen.Int[0, 60]
            from b in Gen.Int[0, 60]
            select (charset, content, a, b);
        generator.Sample(
            t =>
            {
                var decoded = TextDecoding.DecodeAs(t.content, t.charset, start: 0);
                var span = Whole(decoded.Text, Math.Min(t.a, t.b), Math.Max(t.a, t.b));
                if (span.IsEmpty)
                    return true;
                var (start, end) = decoded.Bytes.ToBytes(span);
                var bytes = t.content[(int)start..(int)end];
                var expected = span.In(decoded.Text).ToString();

                // Of GB 18030, bytes that the end of the file cuts off are one error, and that another byte cuts off are several.
                return Text(bytes) == expected || (t.charset is "gbk" or "gb18030" && Text([.. bytes, (byte)'\n']) == expected + "\n");

                string Text(byte[] content) => TextDecoding.DecodeAs(content, t.charset, start: 0).Text;
            },
            iter: 20_000);
    }

    [Fact]
    public void Decode_RandomBytes_GivesValidTextThatCoversTheFile()
    {
        var generator =
            from charset in Gen.Int[0, ContextFree.Length - 1].Select(i => ContextFree[i])
            from content in Gen.Byte.Array[1, 60]
            select (charset, content);
        generator.Sample(
            t =>
            {
                var decoded = TextDecoding.DecodeAs(t.content, t.charset, start: 0);
                Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(decoded.Text);
                return decoded.Bytes.ToBytes(new TextSpan(0, decoded.Text.Length)) == (0, t.content.Length);
            },
            iter: 20_000);
    }

    // Against the decoders of .NET, on text that each charset can hold.
    [Theory]
    [InlineData("windows-1250", 1250)]
    [InlineData("windows-1251", 1251)]
    [InlineData("windows-1252", 1252)]
    [InlineData("windows-1253", 1253)]
    [InlineData("windows-1256", 1256)]
    [InlineData("iso-8859-2", 28592)]
    [InlineData("iso-8859-15", 28605)]
    [InlineData("koi8-r", 20866)]
    [InlineData("macintosh", 10000)]
    [InlineData("ibm866", 866)]
    [InlineData("shift_jis", 932)]
    [InlineData("euc-jp", 51932)]
    [InlineData("iso-2022-jp", 50220)]
    [InlineData("euc-kr", 949)]
    [InlineData("big5", 950)]
    [InlineData("gb18030", 54936)]
    [InlineData("utf-8", 65001)]
    [InlineData("utf-16be", 1201)]
    [InlineData("utf-32le", 12000)]
    public void DecodeAs_EncodedByDotNet_GivesTheSameText(string charset, int codePage)
    {
        var encoding = Encoding.GetEncoding(codePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
        const string Alphabet = "abc <>&\n“”’–€é ß ñ Žž Ћжук ёЯ Ελλ ψά שלום سلام 日本語テキスト 新聞社 한국어 뉴스 中文新闻 國語 ｱｲ 😀𠀀";
        var usable = Alphabet.EnumerateRunes().Where(r => encoding.GetString(encoding.GetBytes(r.ToString())) == r.ToString()).Select(r => r.ToString()).ToArray();
        Assert.True(usable.Length > 5);
        Gen.Int[0, usable.Length - 1].Select(i => usable[i]).Array[0, 40].Sample(parts =>
        {
            var text = string.Concat(parts);
            var decoded = TextDecoding.DecodeAs(encoding.GetBytes(text), charset, start: 0);
            return decoded.Text == text && decoded.Replaced == 0;
        });
    }

    [Theory]
    [InlineData("windows-1252", new byte[] { 0x80, 0x81, 0x9F }, "€\u0081Ÿ")]
    [InlineData("windows-1253", new byte[] { 0xAA }, "\uFFFD")]
    [InlineData("iso-8859-16", new byte[] { 0xA4, 0xBA, 0xFF }, "€șÿ")]
    [InlineData("iso-8859-14", new byte[] { 0xD0 }, "Ŵ")]
    [InlineData("iso-8859-10", new byte[] { 0xBD }, "―")]
    [InlineData("shift_jis", new byte[] { 0x81, (byte)'<', (byte)'p' }, "\uFFFD<p")]
    [InlineData("gbk", new byte[] { 0x81, (byte)'\n', 0x80 }, "\uFFFD\n€")]
    [InlineData("gb18030", new byte[] { 0x94, 0x39, 0xDA, 0x33 }, "\U0001F4A9")]
    [InlineData("euc-jp", new byte[] { 0x8F, 0xB0, 0xA1 }, "丂")]
    [InlineData("euc-jp", new byte[] { 0x8E, 0xB1 }, "ｱ")]
    [InlineData("utf-8", new byte[] { 0xE2, 0x80, (byte)'x', 0xFF }, "\uFFFDx\uFFFD")]
    [InlineData("utf-16le", new byte[] { 0x3D, 0xD8, (byte)'x', 0, 7 }, "\uFFFDx\uFFFD")]
    [InlineData("utf-32be", new byte[] { 0, 1, 0xF4, 0xA9, 0, 0x11, 0, 0, 1 }, "\U0001F4A9\uFFFD\uFFFD")]
    public void DecodeAs_OddBytes_FollowsTheStandard(string charset, byte[] content, string expected)
    {
        var decoded = TextDecoding.DecodeAs(content, charset, start: 0);
        Assert.Equal(expected, decoded.Text);
        Assert.Equal(expected.Count(c => c == '\uFFFD'), decoded.Replaced);
    }

    [Theory]
    [InlineData("“Ja,” sagte er – für €5", "utf-8")]
    [InlineData("“Yes,” she said – “it’s late…”", "windows-1252")]
    [InlineData("Президент России заявил в понедельник, что переговоры будут продолжены на следующей неделе.", "windows-1251")]
    [InlineData("首相は記者会見で、経済対策を来週までにまとめる考えを示しました。", "shift_jis")]
    [InlineData("首相は記者会見で、経済対策を来週までにまとめる考えを示しました。", "iso-2022-jp")]
    [InlineData("Plain words.", "utf-16le")]
    [InlineData("Plain words.", "utf-16be")]
    public void Decode_NothingDeclared_DetectsTheCharset(string text, string charset)
    {
        var decoded = TextDecoding.Decode(Encoding.GetEncoding(charset).GetBytes(text), declared: null, mayBeHtml: false);
        Assert.Equal(text, decoded.Text);
        Assert.Equal(charset, decoded.Charset);
        Assert.Null(decoded.Overridden);
    }

    [Theory]
    [InlineData("utf-8", "windows-1252", "utf-8")]
    [InlineData("windows-1252", "utf-8", "windows-1252")]
    [InlineData("utf-8", "utf-16", "utf-8")]
    public void Decode_BytesContradictTheDeclaration_BytesWin(string actual, string declared, string expected)
    {
        const string Text = "“Late,” she said – “it’s late…”";
        var decoded = TextDecoding.Decode(Encoding.GetEncoding(actual).GetBytes(Text), declared, mayBeHtml: true);
        Assert.Equal(Text, decoded.Text);
        Assert.Equal(expected, decoded.Charset);
        Assert.Equal(CharsetLabels.Resolve(declared), decoded.Overridden);
    }

    [Fact]
    public void Decode_MarkAndDeclarationDiffer_MarkWins()
    {
        var decoded = TextDecoding.Decode((byte[])[0xEF, 0xBB, 0xBF, .. "é"u8], "latin1", mayBeHtml: true);
        Assert.Equal(("é", "utf-8"), (decoded.Text, decoded.Charset));
        Assert.Equal((3L, 5L), decoded.Bytes.ToBytes(new TextSpan(0, 1)));
    }

    [Fact]
    public void Decode_FewDamagedBytesInUtf8_StaysUtf8()
    {
        var decoded = TextDecoding.Decode((byte[])[.. Encoding.UTF8.GetBytes(new string('é', 50)), 0xFF, .. "x\uFFFD"u8], declared: null, mayBeHtml: false);
        Assert.Equal("utf-8", decoded.Charset);
        Assert.Equal(1, decoded.Replaced);
    }

    private static TextSpan Whole(string text, int start, int end)
    {
        start = Math.Min(start, text.Length);
        end = Math.Min(end, text.Length);
        if (start < text.Length && char.IsLowSurrogate(text[start]))
            start--;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end++;
        return new TextSpan(start, Math.Max(start, end));
    }
}
