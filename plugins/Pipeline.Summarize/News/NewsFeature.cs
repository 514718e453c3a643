namespace Pipeline.Summarize.News;

/// <summary>What <c>news</c> looks at in a sentence; the order is that of the weights. Most lie between 0 and 1.</summary>
internal enum NewsFeature
{
    // Place in the article.
    PlaceInverse,
    PlaceDecay,
    PlaceLog,
    PlaceRelative,
    First,
    Second,
    Third,

    // Likeness to the rest of the article.
    Forward,
    Backward,
    Coverage,
    CoverageMean,
    LeadLikeness,
    Novelty,
    Title,

    // Length.
    WordsToTen,
    WordsToTwenty,
    WordsToThirty,
    WordsBeyond,
    Commas,

    // What it is made of.
    Names,
    NameShare,
    MainNames,
    MainNameShare,
    Numbers,
    Money,
    Unit,
    Time,
    Event,
    StopShare,
    FirstPerson,
    SecondPerson,
    ThirdPerson,
    Modal,
    Negation,
    QuotedShare,
    Attributed,
    Brackets,
    Colon,

    // How it begins and ends.
    Question,
    Fragment,
    Caption,
    OrphanQuote,
    Leans,
    OpensByPronoun,
    OpensBySubordinator,
    OpensByStopWord,

    // Place and what the sentence is, together.
    PlaceForward,
    PlaceWords,
    PlaceMainNames,
    PlaceQuoted,
    PlaceLeadForward,
    FirstWithoutName,
    EarlyLeans,

    /// <summary>How many there are.</summary>
    Count,
}
