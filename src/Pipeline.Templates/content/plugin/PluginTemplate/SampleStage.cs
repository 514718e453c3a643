using Pipeline;

namespace PluginTemplate;

/// <summary>Finds the words it is told to look for.</summary>
[Stage("sample-stage", "Finds the words it is told to look for")]
[Requires<Token>, Provides<SampleMatch>]
internal sealed class SampleStage(SampleOptions options) : IStage
{
    private readonly HashSet<string> _words = new(options.Words, StringComparer.OrdinalIgnoreCase);

    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        var matches = new List<SampleMatch>();
        foreach (var token in document.Layer<Token>())
        {
            if (words.TryGetValue(token.Span.In(document.Text), out var word))
                matches.Add(new SampleMatch(token.Span, word));
        }

        return new(document.With(Layer<SampleMatch>.Of(matches)));
    }
}
