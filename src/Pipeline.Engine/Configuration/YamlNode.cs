using System.Collections.Immutable;

namespace Pipeline.Engine.Configuration;

/// <summary>A node of a YAML document with its place in the file.</summary>
/// <param name="Span">The node in the file, in UTF-16 code units.</param>
internal abstract record YamlNode(TextSpan Span);

/// <summary>A single value.</summary>
/// <param name="Span">The value in the file, with its quotation marks.</param>
/// <param name="Value">The text after YAML's own unescaping.</param>
/// <param name="IsPlain">Whether it stands without quotation marks, so that it may be a number, boolean or null.</param>
internal sealed record YamlScalar(TextSpan Span, string Value, bool IsPlain) : YamlNode(Span);

/// <summary>A list.</summary>
/// <param name="Span">From the first item to the end of the last.</param>
/// <param name="Items">In the order of the file.</param>
internal sealed record YamlSequence(TextSpan Span, ImmutableArray<YamlNode> Items) : YamlNode(Span);

/// <summary>A mapping. Keys are unique: a duplicate was reported when it was read, and is left out.</summary>
/// <param name="Span">From the first key to the end of the last value.</param>
/// <param name="Entries">In the order of the file.</param>
internal sealed record YamlMapping(TextSpan Span, ImmutableArray<YamlEntry> Entries) : YamlNode(Span);

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
