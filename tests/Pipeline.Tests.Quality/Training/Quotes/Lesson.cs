namespace Pipeline.Tests.Quality.Training.Quotes;

/// <summary>What the gold decides; everything else is left to the models.</summary>
internal enum Lesson
{
    /// <summary>Where content ends.</summary>
    Ends,

    /// <summary>What is a quotation.</summary>
    Keeping,

    /// <summary>Nothing: how often quotation and speaker are right is only looked at.</summary>
    Speakers,
}
