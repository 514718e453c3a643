namespace Pipeline.Testing;

/// <summary>Brings documents to where the stage under test would get them.</summary>
internal static class ConformanceInput
{
    private static readonly Dictionary<Type, Func<Document, Document>> Simple = new()
    {
        [typeof(Block)] = SimpleLayers.WithSimpleBlocks,
        [typeof(Sentence)] = SimpleLayers.WithSimpleSentences,
        [typeof(Token)] = SimpleLayers.WithSimpleTokens,
        [typeof(Quote)] = SimpleLayers.WithSimpleQuotes,
        [typeof(SummarySentence)] = SimpleLayers.WithSimpleSummary,
    };

    public static async Task<IReadOnlyList<Document>> PrepareAsync(
        StageContract contract, IReadOnlyList<Func<IStage>> before, IReadOnlyList<Document> documents, CancellationToken cancellationToken)
    {
        var stages = before.Select(static create => create()).ToList();
        var ready = new List<Document>(documents.Count);
        try
        {
            foreach (var document in documents)
            {
                if (await RunAsync(stages, document, cancellationToken) is not { } prepared)
                    continue;
                var required = contract.Requires.Aggregate(prepared, (current, kind) => Provide(current, kind, isRequired: true, contract.Name));
                var full = contract.Uses.Aggregate(required, (current, kind) => Provide(current, kind, isRequired: false, contract.Name));
                ready.Add(full);
                if (full.Layers.Count > required.Layers.Count && required.Text.Length < 10_000)
                    ready.Add(required.WithMetadata("conformance", "without optional layers"));
            }
        }
        finally
        {
            foreach (var stage in stages)
                (stage as IDisposable)?.Dispose();
        }

        return ready;
    }

    /// <summary>The document with layers that a stage says nothing of; the same document when it speaks of all.</summary>
    public static Document WithUndeclared(Document document, StageContract contract) =>
        Simple.Where(simple => !contract.Requires.Contains(simple.Key) && !contract.Uses.Contains(simple.Key) && !contract.Provides.Contains(simple.Key))
            .Aggregate(document, static (current, simple) => current.Layers.Any(layer => layer.AnnotationType == simple.Key) ? current : simple.Value(current));

    /// <summary>Null for a document that a stage before drops or refuses: the stage under test would never see it.</summary>
    private static async Task<Document?> RunAsync(List<IStage> stages, Document document, CancellationToken cancellationToken)
    {
        foreach (var stage in stages)
        {
            try
            {
                document = await stage.ProcessAsync(document, cancellationToken);
            }
            catch (StageException)
            {
                return null;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{stage.GetType().Name}, which runs before the stage under test, failed on `{document.Id}`: {exception.Message}", exception);
            }

            if (document.SkipReason is not null)
                return null;
        }

        return document;
    }

    private static Document Provide(Document document, Type kind, bool isRequired, string stage)
    {
        if (document.Layers.Any(layer => layer.AnnotationType == kind))
            return document;
        if (Simple.TryGetValue(kind, out var provide))
            return provide(document);
        return !isRequired ? document : throw new InvalidOperationException(
            $"The stage `{stage}` requires the layer `{StageContract.LayerName(kind)}`, and nothing before it provides one: add the stage that does with `After`.");
    }
}
