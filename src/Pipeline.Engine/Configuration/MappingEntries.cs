using System.Collections.Immutable;

namespace Pipeline.Engine.Configuration;

/// <summary>The entries of a mapping as they are read: duplicates are reported, and <c>&lt;&lt;</c> merges other mappings in.</summary>
/// <param name="diagnostics">Where the mistakes go.</param>
internal sealed class MappingEntries(Diagnostics diagnostics)
{
    private readonly List<YamlEntry> _entries = [];
    private readonly Dictionary<string, YamlScalar> _keys = new(StringComparer.Ordinal);
    private readonly List<YamlMapping> _merged = [];

    public void Add(YamlNode key, YamlNode value)
    {
        if (key is not YamlScalar name)
        {
            diagnostics.Add(DiagnosticCodes.UnsupportedYaml, key.Span, $"{Words.Describe(key)} cannot be a key");
        }
        else if (name is { IsPlain: true, Value: "<<" })
        {
            Merge(value);
        }
        else if (name is { IsPlain: true, Value: "" })
        {
            // The parser does not say where a key is that is not there.
            var colon = value.Span.Start > 0 ? diagnostics.File.Text.LastIndexOf(':', value.Span.Start - 1) : -1;
            diagnostics.Add(DiagnosticCodes.UnsupportedYaml, colon < 0 ? value.Span : new TextSpan(colon, colon + 1), "the key before this `:` is missing");
        }
        else if (!_keys.TryAdd(name.Value, name))
        {
            diagnostics.Add(
                DiagnosticCodes.DuplicateKey, name.Span, $"the key {Words.Code(name.Value)} stands twice in one mapping", "second time",
                "remove one of the two", new DiagnosticNote(_keys[name.Value].Span, "first time"));
        }
        else
        {
            _entries.Add(new YamlEntry(name, value));
        }
    }

    /// <summary>Own keys win over merged ones, and earlier merged ones over later.</summary>
    public ImmutableArray<YamlEntry> ToImmutable()
    {
        foreach (var entry in _merged.SelectMany(static mapping => mapping.Entries))
        {
            if (_keys.TryAdd(entry.Key.Value, entry.Key))
                _entries.Add(entry);
        }

        return [.. _entries];
    }

    private void Merge(YamlNode value)
    {
        foreach (var node in value is YamlSequence list ? list.Items.AsEnumerable() : [value])
        {
            if (node is YamlMapping mapping)
                _merged.Add(mapping);
            else
                diagnostics.Add(DiagnosticCodes.WrongType, node.Span, $"`<<`: expected a mapping to merge, got {Words.Describe(node)}");
        }
    }
}
