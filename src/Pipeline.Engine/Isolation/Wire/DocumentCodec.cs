using System.Collections.Immutable;

namespace Pipeline.Engine.Isolation.Wire;

/// <summary>Documents for another process of the same program, exactly as they are; of one that the other side has a former state of, only what is not the same
/// object any more. The writes of exports stay where they are.</summary>
/// <param name="kinds">The kind behind the name of a layer.</param>
internal sealed class DocumentCodec(IReadOnlyDictionary<string, Type> kinds)
{
    /// <summary>Writes a document.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="document">The document.</param>
    /// <param name="known">What the other side has; null for nothing.</param>
    /// <exception cref="StageException">An annotation holds what cannot cross.</exception>
    public void Write(ByteWriter writer, Document document, Document? known)
    {
        var sameSource = known is not null && known.Id == document.Id && ReferenceEquals(known.Source, document.Source) && ReferenceEquals(known.Original, document.Original);
        var sameText = sameSource && ReferenceEquals(known!.Text, document.Text) && ReferenceEquals(known.Origin, document.Origin);
        var sameMetadata = known is not null && ReferenceEquals(known.Metadata, document.Metadata);
        writer.Write(sameSource);
        writer.Write(sameText);
        writer.Write(sameMetadata);
        if (!sameSource)
            WriteSource(writer, document);
        if (!sameText)
            WriteText(writer, document);
        if (!sameMetadata)
            WriteMetadata(writer, document.Metadata);
        writer.WriteString(document.SkipReason);
        writer.Write(document.Layers.Count);
        foreach (var layer in document.Layers)
        {
            writer.WriteString(layer.Name);
            var same = known is not null && known.Layers.Contains(layer, ReferenceEqualityComparer.Instance);
            writer.Write(same);
            if (!same)
                LayerCodec.Of(layer.AnnotationType).Write(writer, layer);
        }
    }

    /// <summary>Reads a document.</summary>
    /// <param name="reader">What was written.</param>
    /// <param name="known">What the other side wrote it against.</param>
    public Document Read(ByteReader reader, Document? known)
    {
        var sameSource = reader.Read<bool>();
        var sameText = reader.Read<bool>();
        var sameMetadata = reader.Read<bool>();
        var parts = sameSource
            ? new DocumentParts { Id = known!.Id, Source = known.Source, Content = known.Content, Original = known.Original, Text = known.Text, Origin = known.Origin }
            : ReadSource(reader);
        if (!sameText)
            parts = ReadText(reader, parts);
        parts = parts with
        {
            Metadata = sameMetadata ? known!.Metadata : ReadMetadata(reader),
            SkipReason = reader.ReadString(),
            Layers = ReadLayers(reader, known),
        };
        return Document.Restore(sameSource ? known : null, parts);
    }

    private static void WriteSource(ByteWriter writer, Document document)
    {
        writer.WriteString(document.Id.Value);
        writer.WriteString(document.Source.Uri);
        writer.WriteString(document.Source.MediaType);
        writer.Write(document.Source.Length);
        writer.WriteString(document.Source.Sha256);
        writer.WriteString(document.Source.Charset);
        writer.WriteBytes(document.Content.Span);
        writer.WriteString(document.Original);
        writer.WriteBytes(document.Origin.Bytes.Memory);
    }

    private static DocumentParts ReadSource(ByteReader reader)
    {
        var id = new DocumentId(reader.ReadString()!);
        var source = new SourceInfo
        {
            Uri = reader.ReadString()!,
            MediaType = reader.ReadString()!,
            Length = reader.Read<long>(),
            Sha256 = reader.ReadString()!,
            Charset = reader.ReadString()!,
        };
        var content = reader.ReadBytes();
        var original = reader.ReadString()!;
        var bytes = ByteMap.Restore(reader.ReadBytes().Span);
        return new DocumentParts { Id = id, Source = source, Content = content, Original = original, Text = original, Origin = TextMap.Identity(original.Length, bytes) };
    }

    private static void WriteText(ByteWriter writer, Document document)
    {
        var isOriginal = ReferenceEquals(document.Text, document.Original);
        writer.Write(isOriginal);
        if (!isOriginal)
            writer.WriteString(document.Text);
        writer.Write(document.Origin.Length);
        writer.WriteBytes(document.Origin.Memory);
    }

    private static DocumentParts ReadText(ByteReader reader, DocumentParts parts)
    {
        var text = reader.Read<bool>() ? parts.Original : reader.ReadString()!;
        var length = reader.Read<int>();
        return parts with { Text = text, Origin = TextMap.Restore(reader.ReadBytes().Span, length, parts.Origin.Bytes) };
    }

    private static void WriteMetadata(ByteWriter writer, ImmutableSortedDictionary<string, string> metadata)
    {
        writer.Write(metadata.Count);
        foreach (var (name, value) in metadata)
        {
            writer.WriteString(name);
            writer.WriteString(value);
        }
    }

    private static ImmutableSortedDictionary<string, string> ReadMetadata(ByteReader reader)
    {
        var metadata = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var count = reader.Read<int>(); count > 0; count--)
            metadata.Add(reader.ReadString()!, reader.ReadString()!);
        return metadata.ToImmutable();
    }

    private ImmutableArray<ILayer> ReadLayers(ByteReader reader, Document? known)
    {
        var layers = ImmutableArray.CreateBuilder<ILayer>();
        for (var count = reader.Read<int>(); count > 0; count--)
        {
            var name = reader.ReadString()!;
            layers.Add(reader.Read<bool>() ? known!.Layers.First(layer => layer.Name == name) : LayerCodec.Of(kinds.GetValueOrDefault(name, typeof(JsonAnnotation))).Read(reader, name));
        }

        return layers.DrainToImmutable();
    }
}
