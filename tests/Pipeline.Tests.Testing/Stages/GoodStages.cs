namespace Pipeline.Tests.Testing.Stages;

[Stage("find-shouts", "Finds words in capital letters")]
[Requires<Token>, Uses<Sentence>, Provides<Shout>]
internal sealed class FindShoutsStage : IStage
{
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var shouts = new List<Shout>();
        foreach (var token in document.Layer<Token>())
        {
            if (token.Kind is TokenKind.Word && token.Span.Length > 2 && !token.Span.In(document.Text).ContainsAnyExceptInRange('A', 'Z'))
                shouts.Add(new Shout(token.Span, token.Span.Length));
        }

        return ValueTask.FromResult(document.With(Layer<Shout>.Of(shouts)));
    }
}

[Stage("trim-lines", "Takes white space from the ends of lines")]
[ChangesText, Shared]
internal sealed class TrimLinesStage : IStage
{
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (document.Text.Length == 0)
            return ValueTask.FromResult(document.Skip("the document is empty"));
        var edits = new List<TextEdit>();
        var start = -1;
        for (var i = 0; i <= document.Text.Length; i++)
        {
            if (i < document.Text.Length && document.Text[i] is ' ' or '\t')
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0 && (i == document.Text.Length || document.Text[i] is '\n'))
                edits.Add(new TextEdit(new TextSpan(start, i), ""));
            start = -1;
        }

        return ValueTask.FromResult(document.Edit(TextEdits.Of(edits)));
    }
}

[Stage("count", "Counts documents")]
[Shared]
internal sealed class CountStage : IStage, ICheckpoint
{
    public int Written { get; private set; }

    public int Flushed { get; private set; }

    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) =>
        ValueTask.FromResult(document.OnCommit(_ =>
        {
            Written++;
            return ValueTask.CompletedTask;
        }));

    public string Target => "memory";

    public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) => ValueTask.FromResult(RestoreResult.Restored);

    public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken)
    {
        Flushed = Written;
        return ValueTask.FromResult(new Checkpoint(""));
    }
}
