using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pipeline.Engine.Configuration;

/// <summary>Builds the tree from the parser's events.</summary>
/// <remarks>Aliases share the node of their anchor, so the tree is small however often it is referred to; what it would be
/// when written out is counted and bounded, because binding walks all of that. O(length) time but for the parser's own work.</remarks>
internal sealed class YamlTreeBuilder
{
    /// <summary>Far more than any pipeline has; small enough for recursion.</summary>
    public const int MaxDepth = 64;

    /// <summary>Nodes with all aliases written out.</summary>
    public const int MaxNodes = 100_000;

    private readonly ConfigurationText _file;
    private readonly string _text;
    private readonly int _shift;
    private readonly Parser _parser;
    private readonly Dictionary<string, Built> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _openAnchors = new(StringComparer.Ordinal);
    private readonly Stack<OpenCollection> _open = new();
    private long _nodes;
    private bool _stopped;

    /// <param name="file">For the diagnostics.</param>
    /// <param name="text">The text of the file; tabs may have become spaces.</param>
    public YamlTreeBuilder(ConfigurationText file, string text)
    {
        _file = file;
        _text = text;
        _shift = text.StartsWith('\uFEFF') ? 1 : 0;
        _parser = new Parser(new StringReader(text[_shift..]));
        Diagnostics = new Diagnostics(file);
    }

    public Diagnostics Diagnostics { get; }

    /// <summary>The places of all scalars that were read.</summary>
    public List<TextSpan> Scalars { get; } = [];

    public YamlTree Read()
    {
        YamlNode? root = null;
        var documents = 0;
        while (Next(out var parsed))
        {
            if (parsed is not DocumentStart start)
                continue;
            if (++documents > 1)
            {
                ReportSecondDocument(start);
                break;
            }

            if (Next(out var content))
                root = Build(content, 0).Node;
        }

        return new YamlTree(root, !_stopped);
    }

    private bool Next([NotNullWhen(true)] out ParsingEvent? parsed)
    {
        parsed = null;
        if (_stopped)
            return false;
        var last = _parser.Current;
        try
        {
            if (_parser.MoveNext())
                parsed = _parser.Current;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The parser throws more kinds than its own on broken input.
            var at = exception is YamlException { Start.Index: > 0 } known ? known.Start : last?.End ?? Mark.Empty;
            var end = exception is YamlException { Start.Index: > 0 } spanned ? spanned.End : at;
            OpenCollection? bracket = _open.Any(static open => open.IsFlow) ? _open.First(static open => open.IsFlow) : null;
            SyntaxError.Report(Diagnostics, _text, SpanOf(at, end), exception is YamlException ? exception.Message : "", bracket);
            _stopped = true;
        }

        return parsed is not null;
    }

    private Built Build(ParsingEvent parsed, int depth)
    {
        if (++_nodes > MaxNodes || depth > MaxDepth)
            return StopAsTooLarge(SpanOf(parsed.Start, parsed.End), depth > MaxDepth);

        var properties = parsed as NodeEvent;
        var anchor = properties is { Anchor.IsEmpty: false } ? properties.Anchor.Value : null;
        ReportTag(properties);
        if (anchor is not null)
            _openAnchors.Add(anchor);
        var built = parsed switch
        {
            Scalar scalar => BuildScalar(scalar),
            SequenceStart sequence => BuildSequence(sequence, depth),
            MappingStart mapping => BuildMapping(mapping, depth),
            AnchorAlias alias => Resolve(alias, depth),
            _ => new Built(new YamlScalar(SpanOf(parsed.Start, parsed.Start), "", true), 1, 1),
        };
        if (anchor is not null)
        {
            _openAnchors.Remove(anchor);
            _anchors[anchor] = built;
        }

        return built;
    }

    private Built BuildScalar(Scalar scalar)
    {
        var span = SpanOf(scalar.Start, scalar.End);
        span = new TextSpan(Math.Min(AfterProperties(scalar, span.Start), span.End), span.End);
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        Scalars.Add(span);
        if (isBlock)
            span = TrimEnd(span);
        return new Built(new YamlScalar(span, scalar.Value, scalar.Style == ScalarStyle.Plain), 1, 1);
    }

    private Built BuildSequence(SequenceStart start, int depth)
    {
        var open = Open(start, start.Style == SequenceStyle.Flow);
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        long size = 1;
        var height = 0;
        while (Next(out var parsed) && parsed is not SequenceEnd)
        {
            var item = Build(parsed, depth + 1);
            if (item.Node is null)
                continue;
            items.Add(item.Node);
            size += item.Size;
            height = Math.Max(height, item.Height);
        }

        return new Built(new YamlSequence(Close(open, items.FirstOrDefault(), items.LastOrDefault()), items.ToImmutable()), size, height + 1);
    }

    private Built BuildMapping(MappingStart start, int depth)
    {
        var open = Open(start, start.Style == MappingStyle.Flow);
        var entries = new MappingEntries(Diagnostics);
        YamlNode? first = null, last = null;
        long size = 1;
        var height = 0;
        while (Next(out var parsedKey) && parsedKey is not MappingEnd)
        {
            var key = Build(parsedKey, depth + 1);
            first ??= key.Node;
            if (!Next(out var parsedValue))
                break;
            var value = Build(parsedValue, depth + 1);
            last = value.Node ?? last;
            size += key.Size + value.Size;
            height = Math.Max(height, Math.Max(key.Height, value.Height));
            if (key.Node is not null && value.Node is not null)
                entries.Add(key.Node, value.Node);
        }

        return new Built(new YamlMapping(Close(open, first, last), entries.ToImmutable()), size, height + 1);
    }

    private Built Resolve(AnchorAlias alias, int depth)
    {
        var span = SpanOf(alias.Start, alias.End);
        var name = alias.Value.Value;
        if (_openAnchors.Contains(name))
        {
            Diagnostics.Add(DiagnosticCodes.RecursiveAlias, span, $"the alias {Words.Code("*" + name)} stands inside its own anchor", "would hold itself");
            return default;
        }

        if (!_anchors.TryGetValue(name, out var target))
        {
            // What looks like an alias is often a file pattern.
            var isPattern = name.AsSpan().ContainsAny("./*");
            Diagnostics.Add(
                DiagnosticCodes.UndefinedAnchor, span, $"no anchor {Words.Code("&" + name)} stands before this alias",
                isPattern ? "a value that starts with `*` is an alias" : null,
                isPattern ? $"put it in quotation marks: {Words.Code($"\"*{name}\"")}" : Suggest(name));
            return default;
        }

        _nodes += target.Size - 1;
        return _nodes > MaxNodes || depth + target.Height > MaxDepth + 1 ? StopAsTooLarge(span, _nodes <= MaxNodes) : target;
    }

    private string? Suggest(string name) => Spelling.Nearest(name, _anchors.Keys) is { } near ? $"write {Words.Code("*" + near)}" : null;

    private Built StopAsTooLarge(TextSpan span, bool isDepth)
    {
        if (!_stopped)
        {
            Diagnostics.Add(
                DiagnosticCodes.TooLarge, span with { End = Math.Max(span.Start, Math.Min(span.End, span.Start + 80)) },
                isDepth
                    ? $"nested more than {Words.Number(MaxDepth)} levels deep"
                    : $"more than {Words.Number(MaxNodes)} values, counting those that aliases repeat");
        }

        _stopped = true;
        return default;
    }

    private void ReportTag(NodeEvent? node)
    {
        if (node is not { Tag.IsEmpty: false })
            return;
        var span = SpanOf(node.Start, node.End);
        var start = _text.IndexOf('!', span.Start, span.Length);
        if (start < 0)
            return;
        var end = start + 1;
        while (end < span.End && !char.IsWhiteSpace(_text[end]) && _text[end] is not (',' or '[' or ']' or '{' or '}'))
            end++;
        var tag = new TextSpan(start, end);
        Diagnostics.Add(
            DiagnosticCodes.UnsupportedYaml, tag, $"tags such as {Words.Code(tag.In(_text).ToString())} are not supported",
            fix: "remove the tag; put a text that looks like a number in quotation marks");
    }

    private void ReportSecondDocument(DocumentStart start)
    {
        var span = SpanOf(start.Start, start.End);
        Diagnostics.Add(
            DiagnosticCodes.SeveralDocuments, span with { End = Math.Min(span.End, _file.LineSpan(_file.PositionOf(span.Start).Line).End) },
            "a second YAML document starts here; a pipeline file holds one", fix: "put the second pipeline into a file of its own");
    }

    private OpenCollection Open(NodeEvent start, bool isFlow)
    {
        var span = SpanOf(start.Start, start.End);
        var place = AfterProperties(start, span.Start);

        // A pair in a flow list, `[a: b]`, is a mapping without brackets of its own.
        var hasBracket = isFlow && place < _text.Length && _text[place] is '[' or '{';
        var open = new OpenCollection(place, hasBracket, start is SequenceStart, !hasBracket && (isFlow || HasProperties(start)));
        _open.Push(open);
        return open;
    }

    private TextSpan Close(OpenCollection open, YamlNode? first, YamlNode? last)
    {
        _open.Pop();
        var start = open.StartsWithChild && first is not null ? first.Span.Start : open.Start;
        var end = last?.Span.End ?? start;
        if (open.IsFlow && !_stopped && _parser.Current is { } current)
            end = SpanOf(current.Start, current.End).Start + 1;

        // A last item that is an alias stands in the file where its anchor is.
        return new TextSpan(start, Math.Clamp(end, start, _text.Length));
    }

    private static bool HasProperties(NodeEvent node) => !node.Anchor.IsEmpty || !node.Tag.IsEmpty;

    /// <summary>Where a node starts after its anchor and tag.</summary>
    private int AfterProperties(NodeEvent node, int start)
    {
        if (!HasProperties(node))
            return start;
        while (start < _text.Length && _text[start] is '&' or '!')
        {
            while (start < _text.Length && !char.IsWhiteSpace(_text[start]))
                start++;
            while (start < _text.Length && char.IsWhiteSpace(_text[start]))
                start++;
        }

        return Math.Min(start, _text.Length);
    }

    private TextSpan TrimEnd(TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        return span with { End = end };
    }

    private TextSpan SpanOf(Mark start, Mark end)
    {
        var from = (int)Math.Clamp(start.Index + _shift, 0, _text.Length);
        return new TextSpan(from, (int)Math.Clamp(end.Index + _shift, from, _text.Length));
    }

    /// <summary>A node, the number of nodes in it and its height; the node is null where nothing can be made of the file.</summary>
    private readonly record struct Built(YamlNode? Node, long Size, int Height);
}
