namespace Pipeline.Summarize.Candidates;

/// <summary>Sentences that speak to the reader or about the page.</summary>
internal static class Boilerplate
{
    // Where the page speaks to the reader it is brief; a sentence of news has some 20 words.
    private const int ShortLine = 12;

    /// <summary>What no sentence of news says.</summary>
    private static readonly PhraseSet Sure = new(
        "contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting", "all rights reserved", "commentary are solely", "click here", "video scroll down", "video: scroll down",
        "email your", "email us", "e-mail your", "e-mail us", "thank you for reading", "thanks for reading", "thank you for watching", "thanks for watching", "thank you for using", "on this page you will find");

    /// <summary>What news may say too, in a longer sentence.</summary>
    private static readonly PhraseSet Likely = new(
        "scroll down", "follow us", "follow him on", "follow her on", "for more information", "opinions expressed", "editor's note", "editor’s note", "read more", "sign up",
        "share your", "reported from", "copyright", "published:", "updated:", "last updated", "has been updated", "tell us", "comments below", "terms of use", "cookie policy",
        "privacy policy", "newsletter", "subscribe to", "watch the video", "see photos", "join the conversation", "like us on", "reporting by", "editing by", "leave a comment",
        "advertisement", "below are", "below is", "here's a look", "here’s a look", "here is a look", "here are some", "here's what", "here’s what", "here's how", "here’s how", "this story was", "for the latest", "sorry we are");

    /// <summary>Whether the sentence is a credit, or a phrase such as <c>sign up</c> starts it or makes up much of it. O(sentence).</summary>
    /// <param name="sentence">The sentence; a bracket or dash may stand before the phrase, but a quotation mark makes it speech.</param>
    /// <param name="words">How many words it has.</param>
    public static bool Is(ReadOnlySpan<char> sentence, int words)
    {
        var head = sentence is [not ('"' or '“'), ..] && !char.IsLetterOrDigit(sentence[0]) ? sentence[1..] : sentence;
        return IsLink(sentence) || Sure.IsIn(sentence) || Likely.Starts(head) || (words <= ShortLine && Likely.IsIn(sentence));
    }

    /// <summary><c>Watch the bridge fall »</c>.</summary>
    private static bool IsLink(ReadOnlySpan<char> sentence) => sentence.TrimEnd(" .") is [.., '»'] && !sentence.Contains('«');
}
