namespace Pipeline.TagQuotes;

/// <summary>The regular forms of English verbs.</summary>
internal static class VerbForms
{
    /// <summary>The form in -s: <c>denies</c>, <c>confesses</c>, <c>notes</c>.</summary>
    public static string Present(string verb)
    {
        if (verb.EndsWith('y') && !IsVowel(verb[^2]))
            return verb[..^1] + "ies";
        return verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith("ch", StringComparison.Ordinal) || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith('o')
            ? verb + "es"
            : verb + "s";
    }

    /// <summary>The form in -ed: <c>denied</c>, <c>noted</c>; <paramref name="doubled"/> for <c>admitted</c>.</summary>
    public static string Past(string verb, bool doubled)
    {
        if (doubled)
            return verb + verb[^1] + "ed";
        if (verb.EndsWith('e'))
            return verb + "d";
        return verb.EndsWith('y') && !IsVowel(verb[^2]) ? verb[..^1] + "ied" : verb + "ed";
    }

    /// <summary>The form in -ing: <c>denying</c>, <c>noting</c>; <paramref name="doubled"/> for <c>admitting</c>.</summary>
    public static string Participle(string verb, bool doubled)
    {
        if (doubled)
            return verb + verb[^1] + "ing";
        return verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) ? verb[..^1] + "ing" : verb + "ing";
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
