namespace Pipeline.TagQuotes;

/// <summary>Stands in for the models while they are trained: sees every decision with its features, and says what is right.</summary>
internal abstract class ExtentTeacher
{
    /// <summary>Takes note of the places where content may end.</summary>
    /// <param name="first">The first word of the content.</param>
    /// <param name="cue">Its cue.</param>
    /// <param name="candidates">The places, in order, each with its features; the last is where it must end.</param>
    /// <returns>The right end; −1 when it is not known.</returns>
    public abstract int End(int first, Cue cue, IReadOnlyList<(int End, uint[] Features)> candidates);

    /// <summary>Takes note of possible content.</summary>
    /// <returns>How right it is, 0 when it is not to be kept; null to leave that to the model.</returns>
    public abstract double? Keep(Content content, uint[] features);

    /// <summary>Takes note of a finished quotation.</summary>
    public abstract void Finish(Quote quote, uint[] features);
}
