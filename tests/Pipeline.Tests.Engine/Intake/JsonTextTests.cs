using System.Text;
using System.Text.Json;
using CsCheck;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain é 😀", "plain é 😀")]
    [InlineData("""\"\\\/\b\f\n\r\t""", "\"\\/\b\f\n\r\t")]
    [InlineData("""caf\u00e9 \u20AC""", "café €")]
    [InlineData("""\ud83d\ude00!""", "😀!")]
    [InlineData("""a\ud800b""", "a\uFFFDb")]
    [InlineData("""\udc00\ud800""", "\uFFFD\uFFFD")]
    [InlineData("""\ud800\ud83d\ude00""", "\uFFFD😀")]
    [InlineData("""\ud800\n""", "\uFFFD\n")]
    [InlineData("""\ud800\u0041""", "\uFFFDA")]
    [InlineData("""\u0000""", "\0")]
    public void Unescape_Escapes_AreReplaced(string raw, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(JsonText.Unescape(Encoding.UTF8.GetBytes(raw))));

    [Fact]
    public void Unescape_WhatJsonSerializerWrote_ComesBack() => Gen.String.Sample(static text =>
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)); // without half pairs, which the serializer cannot write
        var json = JsonSerializer.Serialize(whole);
        Assert.Equal(whole, Encoding.UTF8.GetString(JsonText.Unescape(Encoding.UTF8.GetBytes(json[1..^1]))));
    });
}
