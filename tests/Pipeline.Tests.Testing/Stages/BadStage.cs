namespace Pipeline.Tests.Testing.Stages;

/// <summary>Breaks a rule: each class under its base breaks one.</summary>
internal abstract class BadStage : IStage
{
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Run(document, cancellationToken));

    protected abstract Document Run(Document document, CancellationToken cancellationToken);

    protected static Document Mark(Document document, TextSpan span) => document.With(Layer<Shout>.Of(new Shout(span, 1)));

    protected static TextSpan Head(Document document) => new(0, Math.Min(1, document.Text.Length));
}

internal sealed class Nameless : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) => document;
}

[Stage("Bad_Name", "")]
internal sealed class Misnamed : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) => document;
}

[Stage("unshared", "Exports, and is not shared")]
internal sealed class Unshared : BadStage, ICheckpoint
{
    protected override Document Run(Document document, CancellationToken cancellationToken) => document;

    public string Target => "memory";

    public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) => ValueTask.FromResult(RestoreResult.Restored);

    public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken) => throw new IOException("disk full");
}

[Stage("crash", "Takes the first character for granted")]
[Provides<Shout>]
internal sealed class Crash : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        Mark(document, new TextSpan(0, document.Text[0] > ' ' ? 1 : 0));
}

[Stage("null", "Returns nothing")]
internal sealed class Null : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        document.Text.Length == 0 ? null! : document;
}

[Stage("refuse", "Refuses everything")]
internal sealed class Refuse : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) => throw new StageException("No.");
}

[Stage("slow", "Never comes back from one document")]
internal sealed class Slow : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken)
    {
        if (document.Id.Value is "one-letter")
            cancellationToken.WaitHandle.WaitOne();
        return document;
    }
}

[Stage("forget", "Promises a layer and forgets it where there is nothing to say")]
[Provides<Shout>]
internal sealed class Forget : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        document.Text.Length == 0 ? document : Mark(document, new TextSpan(0, 0));
}

[Stage("sneak", "Adds a layer that it does not promise")]
internal sealed class Sneak : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) => Mark(document, new TextSpan(0, 0));
}

[Stage("meddle", "Changes a layer of another stage")]
[Requires<Sentence>]
internal sealed class Meddle : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        document.With(Layer<Sentence>.Of(document.Layer<Sentence>().Skip(1)));
}

[Stage("edit", "Changes the text and does not say so")]
internal sealed class Edit : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        document.Edit(TextEdits.Of(new TextEdit(Head(document), "X")));
}

[Stage("split", "Cuts a pair in two")]
[Provides<Shout>]
internal sealed class Split : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken)
    {
        var at = document.Text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') + 1;
        return Mark(document, new TextSpan(0, at));
    }
}

[Stage("stick", "Makes annotations that do not move")]
[Provides<Stuck>]
internal sealed class Stick : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        document.With(Layer<Stuck>.Of(new Stuck(Head(document))));
}

[Stage("replace", "Makes a new document")]
[ChangesText]
internal sealed class Replace : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        Document.FromText(document.Id.Value, document.Text.Trim());
}

[Stage("rewrite", "Replaces the whole text by one edit")]
[ChangesText]
internal sealed class Rewrite : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        document.Edit(TextEdits.Of(new TextEdit(new TextSpan(0, document.Text.Length), document.Text.ToUpperInvariant())));
}

[Stage("scribble", "Writes into the original bytes")]
internal sealed class Scribble : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken)
    {
        if (System.Runtime.InteropServices.MemoryMarshal.TryGetArray(document.Content, out var bytes) && bytes.Count > 0 && document.Id.Value is "scratch")
            bytes.Array![0] ^= 1;
        return document;
    }
}

[Stage("dice", "Depends on what came before")]
[Provides<Shout>]
internal sealed class Dice : BadStage
{
    private int _calls;

    protected override Document Run(Document document, CancellationToken cancellationToken)
    {
        _calls++;
        return document.WithMetadata("calls", _calls.ToString(System.Globalization.CultureInfo.InvariantCulture)).With(Layer<Shout>.Empty);
    }
}

[Stage("race", "Keeps the document at hand in a field that all lanes share")]
[Shared, Provides<Shout>]
internal sealed class Race : BadStage
{
    private Document? _current;

    protected override Document Run(Document document, CancellationToken cancellationToken)
    {
        _current = document;
        Thread.Sleep(document.Text.Length < 50_000 ? 1 : 0);
        return document.WithMetadata("seen", _current.Id.Value).With(Layer<Shout>.Empty);
    }
}

[Stage("give-up", "Takes cancellation for a failure")]
internal sealed class GiveUp : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? throw new InvalidOperationException("Cancelled.") : document;
}

[Stage("write", "Schedules a write that fails")]
internal sealed class Write : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        document.OnCommit(static _ => throw new IOException("disk full"));
}

[Stage("need", "Needs a layer that only a stage can make")]
[Requires<Rare>]
internal sealed class Need : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) => document;
}

[Stage("misplace", "Explains what is not there, and does otherwise when asked")]
internal sealed class Misplace : BadStage, IExplainedStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) => document;

    public ValueTask<Document> ExplainAsync(Document document, ICollection<Decision> decisions, CancellationToken cancellationToken)
    {
        decisions.Add(new Decision { Verdict = Verdict.Kept, Subject = "text", Reason = "guessed", Span = new TextSpan(document.Text.Length, document.Text.Length + 1) });
        return new(document.WithMetadata("asked", "yes"));
    }
}

[Stage("peek", "Looks at quotations and says nothing of it")]
[Provides<Shout>]
internal sealed class Peek : BadStage
{
    protected override Document Run(Document document, CancellationToken cancellationToken) =>
        document.With(Layer<Shout>.Of(document.Layer<Quote>().Select(static quote => new Shout(quote.Span, 1))));
}
