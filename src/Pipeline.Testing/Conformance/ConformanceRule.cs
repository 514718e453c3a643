namespace Pipeline.Testing;

/// <summary>What every stage must keep to.</summary>
public enum ConformanceRule
{
    /// <summary>The class says what it is: a <see cref="StageAttribute"/> with a name in kebab-case and a description, and layer names in kebab-case.</summary>
    Declaration,

    /// <summary>It returns a document for any text, or fails with a <see cref="StageException"/>; never with anything else.</summary>
    Failure,

    /// <summary>It gets through an ordinary article, and through every text in the time given.</summary>
    Progress,

    /// <summary>Every layer that it promises is there, it adds no other, and it leaves the layers of others alone.</summary>
    Layers,

    /// <summary>It reads only layers that it requires, uses or provides: others make no difference. Exports may read them all.</summary>
    Undeclared,

    /// <summary>The text changes only where <see cref="ChangesTextAttribute"/> says so, and only by <see cref="Document.Edit"/>.</summary>
    Text,

    /// <summary>Every span lies in the text and cuts no surrogate pair in two, and annotations move with their text.</summary>
    Spans,

    /// <summary>Every place in the text can be traced to the original and to its bytes.</summary>
    Origin,

    /// <summary>The document that came in is as it was.</summary>
    Input,

    /// <summary>The same document gives the same result: by the same instance, by another, and after other documents.</summary>
    Determinism,

    /// <summary>Instances at work at the same time do not disturb each other; nor does one instance that is <see cref="SharedAttribute"/>.</summary>
    Concurrency,

    /// <summary>A cancelled call ends with <see cref="OperationCanceledException"/> or with the usual result, and leaves no trace.</summary>
    Cancellation,

    /// <summary>What the stage schedules to be written can be written, and flushed, at any time.</summary>
    Commits,

    /// <summary>An <see cref="IExplainedStage"/> returns the same document when it is asked why, and the spans of its decisions lie in the texts.</summary>
    Explanation,
}
