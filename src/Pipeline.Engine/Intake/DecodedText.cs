namespace Pipeline.Engine.Intake;

/// <summary>What came of decoding a file.</summary>
/// <param name="Text">The text, without a byte order mark and without lone surrogates.</param>
/// <param name="Charset">The WHATWG name of the charset used, in lower case.</param>
/// <param name="Bytes">From the text to the bytes.</param>
/// <param name="Replaced">How many U+FFFD stand for bytes that could not be decoded.</param>
/// <param name="Overridden">The declared charset that the bytes contradict; null when there is none.</param>
internal sealed record DecodedText(string Text, string Charset, ByteMap Bytes, int Replaced, string? Overridden = null);
