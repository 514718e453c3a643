namespace Pipeline.Summarize.Candidates;

/// <summary>What was counted in a sentence.</summary>
/// <param name="Words">All words and numbers.</param>
/// <param name="Names">Words with a capital after the first word.</param>
/// <param name="Numbers">Words that begin with a digit.</param>
/// <param name="Quoted">Words between quotation marks.</param>
/// <param name="Stops">Words too common to say what a text is about.</param>
/// <param name="FirstPersons"><c>I</c>, <c>we</c>.</param>
/// <param name="ThirdPersons"><c>he</c>, <c>their</c>.</param>
/// <param name="Modals"><c>would</c>, <c>may</c>.</param>
/// <param name="Commas">Commas.</param>
/// <param name="Classes">The classes that any of the words has.</param>
/// <param name="First">The classes of the first word.</param>
internal readonly record struct SentenceFacts(
    int Words, int Names, int Numbers, int Quoted, int Stops, int FirstPersons, int ThirdPersons, int Modals, int Commas, WordClasses Classes, WordClasses First);
