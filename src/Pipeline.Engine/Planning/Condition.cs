namespace Pipeline.Engine.Planning;

/// <summary>A checked <c>when:</c> expression over a document. Immutable and thread-safe.</summary>
public sealed class Condition
{
    private readonly Func<Document, bool> _evaluate;

    internal Condition(string text, Func<Document, bool> evaluate)
    {
        Text = text;
        _evaluate = evaluate;
    }

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>Whether the document meets the condition. Never throws: a field that a document lacks is an empty string or 0.</summary>
    /// <param name="document">The document as the stages before have left it.</param>
    public bool IsMetBy(Document document) => _evaluate(document);
}
