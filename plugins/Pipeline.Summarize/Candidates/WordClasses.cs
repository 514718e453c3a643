namespace Pipeline.Summarize.Candidates;

/// <summary>What a common English word tells about the sentence that it stands in.</summary>
[Flags]
internal enum WordClasses
{
    /// <summary>Nothing: a word of content.</summary>
    None = 0,

    /// <summary>Too common to say what a text is about.</summary>
    Stop = 1,

    /// <summary>Says that someone says something: <c>said</c>.</summary>
    Attribution = 2,

    /// <summary><c>I</c>, <c>we</c>, <c>our</c>.</summary>
    FirstPerson = 4,

    /// <summary><c>you</c>, <c>your</c>.</summary>
    SecondPerson = 8,

    /// <summary><c>he</c>, <c>their</c>.</summary>
    ThirdPerson = 16,

    /// <summary><c>would</c>, <c>may</c>.</summary>
    Modal = 32,

    /// <summary><c>Monday</c>, <c>week</c>.</summary>
    Time = 64,

    /// <summary><c>not</c>, <c>never</c>.</summary>
    Negation = 128,

    /// <summary><c>when</c>, <c>because</c>, <c>in</c>: opens what is not the main clause.</summary>
    Subordinator = 256,

    /// <summary>A unit that makes a number a fact: <c>million</c>, <c>percent</c>.</summary>
    Unit = 512,

    /// <summary>Something that has just happened or been decided: <c>died</c>, <c>announced</c>.</summary>
    Event = 1024,
}
