using System.Buffers;

namespace Pipeline.Summarize.Candidates;

/// <summary>Lines that stand under a picture, in texts whose blocks do not say so.</summary>
internal static class Captions
{
    // A line under a picture is brief.
    private const int MostWords = 25;

    // "SAN FRANCISCO, California (CNN) -- ", in characters.
    private const int LongestDateline = 60;

    // What it shows comes soon.
    private const int LastVerb = 8;

    private static readonly SearchValues<char> NotInLabels = SearchValues.Create(",'’\"“”");

    private static readonly PhraseSet InBrackets = new("left)", "right)", "centre)", "center)", "above)", "below)", "far left)", "far right)", "second left)", "second right)");

    private static readonly PhraseSet Openings = new("pictured", "above, ", "below, ", "an image from", "an image of", "a still from", "a file photo", "a photo of", "a photograph of", "an undated photo", "a picture of", "a screenshot of", "an artist's impression", "an artist’s impression");

    private static readonly PhraseSet OfPicture = new("this picture of", "this photo of", "this image of", "this photograph of", "in this picture", "in this photo", "in this image", "pictured above", "shown here");

    private static readonly PhraseSet BetweenCommas = new("left,", "right,", "center,", "centre,", "second left,", "second right,");

    // What can be seen in a picture, as it is told of one and of several.
    private static readonly WordSet Seen = new("""
        looks look celebrates celebrate kisses kiss holds hold wears wear poses pose smiles smile waves wave walks walk arrives arrive shakes shake hugs hug stands stand sits sit
        jumps jump dives dive battles battle fights fight speaks speak addresses address greets greet watches watch inspects inspect gestures gesture reacts react carries carry
        cries cry sobs sob sings sing lights light dons don kicks kick lifts lift tackles tackle offloads visits visit protest shout reviews review gather embrace embraces
        """);

    // What is told in the present before it happens.
    private static readonly WordSet Scheduled = new("begins starts opens ends closes returns meets faces plays hosts heads votes takes");

    private static readonly WordSet Past = new("was were had did fell rose won lost took gave made came went held met began saw found ran led got became told hit shot set stood brought kept knew thought spoke sent paid built broke drew grew");

    private static readonly WordSet Auxiliaries = new("is are be been being has have do does isn't aren't isn’t aren’t it's it’s that's that’s there's there’s");

    /// <summary>Whether a sentence is no more than a word or two and a colon, for the next one: <c>Damage:</c>. O(length).</summary>
    public static bool IsLabel(ReadOnlySpan<char> sentence) =>
        sentence.Length > 3 && sentence[^1] == ':' && char.IsUpper(sentence[0]) && IsBrief(sentence[..^1]) && !sentence.ContainsAny(NotInLabels);

    /// <summary>A word or two before a colon and a capital, or in quotation marks: <c>Damage: The bridge on Monday</c>, <c>'Unsafe': The bridge</c>. O(length).</summary>
    public static bool HasLabel(ReadOnlySpan<char> sentence)
    {
        var colon = sentence.IndexOf(':');
        if (sentence is ['\'' or '‘' or '"' or '“', ..] && colon > 3 && sentence[colon - 1] is '\'' or '’' or '"' or '”')
            return sentence[..colon].Count(' ') < 3 && colon + 2 < sentence.Length && sentence[colon + 1] == ' ' && char.IsUpper(sentence[colon + 2]);
        return colon > 2 && colon + 2 < sentence.Length && sentence[colon + 1] == ' ' && char.IsUpper(sentence[colon + 2]) && char.IsUpper(sentence[0]) && char.IsLower(sentence[1])
            && IsBrief(sentence[..colon]) && !sentence[..colon].ContainsAny(NotInLabels);
    }

    /// <summary>A word or two, or a name of up to four: <c>Ola J Lund</c>.</summary>
    private static bool IsBrief(ReadOnlySpan<char> label)
    {
        var spaces = label.Count(' ');
        if (spaces is not (2 or 3))
            return spaces < 2;
        foreach (var word in label.Split(' '))
        {
            if (label[word] is not ([>= 'A' and <= 'Z', ..]))
                return false;
        }

        return true;
    }

    /// <summary>Whether the sentence says where in a picture someone stands, or tells in the present what can be seen or what happened on a day: <c>Mayor Lena Ortiz visits the harbour Sunday</c>. O(length).</summary>
    public static bool IsLike(ReadOnlySpan<char> sentence, in SentenceFacts facts)
    {
        if (SaysWhere(sentence) || Openings.Starts(sentence) || OfPicture.IsIn(sentence))
            return true;
        const WordClasses NotSeen = WordClasses.Attribution | WordClasses.Event | WordClasses.Modal | WordClasses.FirstPerson | WordClasses.SecondPerson | WordClasses.Negation;
        return facts.Words <= MostWords && facts.Names > 0 && (facts.Classes & NotSeen) == WordClasses.None && facts.Quoted == 0
            && TellsInThePresent(sentence, (facts.Classes & WordClasses.Time) != WordClasses.None);
    }

    /// <summary>Whether the sentence after the first one of an older wire text, <c>PORT ELLIS (CNN) -- The bridge fell</c>, has no verb in the past and no auxiliary: there the line under the picture stands. O(length).</summary>
    /// <param name="lead">The first sentence.</param>
    /// <param name="sentence">The next one.</param>
    /// <param name="facts">Of the next one.</param>
    public static bool IsUnderLead(ReadOnlySpan<char> lead, ReadOnlySpan<char> sentence, in SentenceFacts facts)
    {
        const WordClasses NotSeen = WordClasses.Attribution | WordClasses.Modal | WordClasses.FirstPerson | WordClasses.SecondPerson | WordClasses.Negation;
        const WordClasses NoSubject = WordClasses.Subordinator | WordClasses.ThirdPerson | WordClasses.Time;
        if (facts.Words > MostWords || !lead[..Math.Min(LongestDateline, lead.Length)].Contains(" -- ", StringComparison.Ordinal))
            return false;
        var end = sentence.TrimEnd("\"”’')") is [.., var last] ? last : ' ';
        if (char.IsLetterOrDigit(end))
            return true;
        if (facts.Quoted > 0 || (facts.Classes & NotSeen) != WordClasses.None || (facts.First & NoSubject) != WordClasses.None || end is '?' or '!')
            return false;
        var isAfterArticle = false;
        foreach (var range in sentence.Split(' '))
        {
            // "A wounded man" is no verb.
            var word = sentence[range].Trim(",.;:()");
            if (Past.Contains(word) || Auxiliaries.Contains(word) || (word.EndsWith("ed") && !isAfterArticle))
                return false;
            isAfterArticle = word is "a" or "an" or "the" or "A" or "An" or "The";
        }

        return true;
    }

    /// <summary><c>(left)</c>, or <c>, left,</c>.</summary>
    private static bool SaysWhere(ReadOnlySpan<char> sentence)
    {
        for (var at = 0; sentence[at..].IndexOfAny('(', ',') is >= 0 and var next;)
        {
            at += next + 1;
            var rest = sentence[at..];
            if (sentence[at - 1] == '(' ? InBrackets.Starts(rest) : rest is [' ', ..] && BetweenCommas.Starts(rest[1..]))
                return true;
        }

        return false;
    }

    private static bool TellsInThePresent(ReadOnlySpan<char> sentence, bool hasDay)
    {
        bool afterName = false, afterMany = false, found = false;
        var words = 0;
        foreach (var range in sentence.Split(' '))
        {
            var word = sentence[range].Trim(",.;:()");
            if (word.IsEmpty)
                continue;
            if (Past.Contains(word) || word.EndsWith("ed"))
                return false;
            var isCommon = WordClassLexicon.Of(word) != WordClasses.None;
            var isInS = word.Length > 3 && char.IsLower(word[0]) && word[^1] == 's' && word[^2] is not ('s' or '\'' or '’') && !isCommon;
            found |= ++words <= LastVerb && ((afterName && hasDay && isInS && !Scheduled.Contains(word)) || ((afterName || afterMany) && Seen.Contains(word)));
            afterName = char.IsUpper(word[0]) && !isCommon;
            afterMany = isInS;
        }

        return found;
    }
}
