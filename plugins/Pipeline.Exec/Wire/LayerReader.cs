using System.Reflection;
using System.Text.Json;

namespace Pipeline.Exec.Wire;

/// <summary>Reads the layers of an answer: of a kind that a plugin has into that, others as they are.</summary>
/// <param name="offsets">Of the text that was sent.</param>
/// <param name="kinds">The kind behind the name of a layer.</param>
internal sealed class LayerReader(TextOffsets offsets, IReadOnlyDictionary<string, Type> kinds)
{
    private static readonly MethodInfo s_with = typeof(LayerReader).GetMethod(nameof(WithKind), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The document with a layer of the answer.</summary>
    /// <exception cref="StageException">The layer is not as the protocol has it.</exception>
    public Document With(Document document, string name, JsonElement? layer)
    {
        if (layer is { ValueKind: not JsonValueKind.Array } other)
            throw new StageException($"The command gave the layer `{name}` as {Values.Words(other)}: expected a list of annotations.");
        if (KindOf(document, name) is { } kind)
        {
            var reader = new ValueReader(offsets, name);
            var items = layer?.EnumerateArray().Select(item => kind == typeof(Quote) ? QuoteReader.Read(item, reader) : reader.ReadAnnotation(item, kind)).ToList() ?? [];
            return (Document)s_with.MakeGenericMethod(kind).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [document, items], null)!;
        }

        return document.With(name, layer?.EnumerateArray().Select(item => Open(item, name)) ?? []);
    }

    private Type? KindOf(Document document, string name)
    {
        if (kinds.TryGetValue(name, out var kind))
            return kind;
        var there = document.Layers.FirstOrDefault(layer => layer.Name == name)?.AnnotationType;
        return there == typeof(JsonAnnotation) ? null : there;
    }

    private JsonAnnotation Open(JsonElement item, string layer)
    {
        var span = Values.SpanOf(item, offsets, layer);
        return JsonAnnotation.Of(span, item.EnumerateObject()
            .Where(static member => member.Name is not ("start" or "end" or "origin"))
            .Select(member => KeyValuePair.Create(member.Name, Values.Open(member.Value, offsets, layer, depth: 2))));
    }

    private static Document WithKind<T>(Document document, List<object> items)
        where T : struct, IAnnotation<T> => document.With(Layer<T>.Of(items.Cast<T>()));
}
