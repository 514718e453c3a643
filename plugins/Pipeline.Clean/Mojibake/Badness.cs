using System.Buffers;
using static Pipeline.Clean.Mojibake.MojibakeClass;

namespace Pipeline.Clean.Mojibake;

/// <summary>Tells whether text looks as if it had been decoded with the wrong charset: by two to five characters in a row that no language has.</summary>
/// <remarks>After the heuristic of ftfy 6 (Speer, Apache-2.0), with a few sequences more. O(characters).</remarks>
internal static class Badness
{
    private const MojibakeClass Accented = UpperAccented | LowerAccented;
    private const MojibakeClass AroundBad = Accented | Box | StartMark | EndMark | Currency | Numeric | Law;

    private static readonly SearchValues<char> Telling = SearchValues.Create(MojibakeClasses.Telling);

    /// <summary>Whether it does, anywhere.</summary>
    public static bool IsBad(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && text[at..].IndexOfAny(Telling) is var found and >= 0)
        {
            at += found;
            if (IsBadAt(text, at))
                return true;
            at++;
        }

        return false;
    }

    /// <summary>Whether a character that tells starts or is in a sequence that no language has.</summary>
    private static bool IsBadAt(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        var own = MojibakeClasses.Of(c);
        if (Has(own, Control))
            return true;
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        var following = MojibakeClasses.Of(next);
        var before = at > 0 ? text[at - 1] : '\0';
        return IsBadPair(own, following)
            || IsBadTriple(text, at, own, before, next, following)
            || IsKnown(text, at, c, before, next, following);
    }

    private static bool IsBadPair(MojibakeClass own, MojibakeClass next) =>
        (Has(own, Bad | AroundBad) && Has(next, Bad))
        || (Has(own, Bad) && Has(next, AroundBad))
        || (Has(own, LowerAccented | LowerCommon | Box | EndMark | Currency | Numeric) && Has(next, UpperAccented))
        || (Has(own, Box | EndMark | Currency | Numeric) && Has(next, LowerAccented))
        || (Has(own, LowerAccented | Box | EndMark) && Has(next, Currency))
        || (Has(own, UpperAccented | Box) && Has(next, Numeric | Law))
        || (Has(own, Currency | Numeric | Box) && Has(next, StartMark))
        || (Has(own, Box) && Has(next, Kaomoji | EndMark))
        || (Has(own, Accented | Currency | Numeric | StartMark | EndMark | Law) && Has(next, Box));

    private static bool IsBadTriple(ReadOnlySpan<char> text, int at, MojibakeClass own, char before, char next, MojibakeClass following)
    {
        var third = at + 2 < text.Length ? text[at + 2] : '\0';
        var last = MojibakeClasses.Of(third);
        return (char.IsAsciiLetter(before) && Has(own, LowerCommon | UpperCommon) && Has(following, Bad))
            || (char.IsWhiteSpace(before) && Has(own, UpperAccented) && Has(following, Currency))
            || (char.IsAsciiLetterLower(before) && Has(own, UpperAccented) && Has(following, StartMark | Currency))
            || (Has(own, Accented | Box | Currency | EndMark) && Has(following, StartMark) && Has(last, Numeric))
            || (Has(own, Accented | Currency | Numeric | Box | Law) && Has(following, EndMark) && Has(last, StartMark))
            || (Has(own, Accented) && Has(following, StartMark | EndMark) && (char.IsLetterOrDigit(third) || third == '_'));
    }

    /// <summary>Sequences of one charset read as another that the classes do not cover.</summary>
    private static bool IsKnown(ReadOnlySpan<char> text, int at, char c, char before, char next, MojibakeClass following)
    {
        var rest = text[at..];
        switch (c)
        {
            case 'Œ' or 'œ':
                return next != '\0' && !char.IsAsciiLetter(next);
            case 'Â' or 'Ã' or 'Î' or 'Ð' when "€œŠš¢£Ÿž\u00A0\u00AD®©°·»–—´".Contains(next, StringComparison.Ordinal) || Has(following, StartMark | EndMark):
                return true;
            case 'Ã' when next is '\u00A0' or '¡':
                return true;
            case 'Ã' or 'Â' when next == ' ' && IsAfterLower(text, at):
                return true;
            case 'Â' when next is ' ' or '\u00A0' || Has(following, StartMark | EndMark):
                return char.IsAsciiLetterLower(before) || before is '.' or ',' or '?' or '!' || Has(MojibakeClasses.Of(before), EndMark);
            case '×' when next is '²' or '³':
                return true;
            case 'Ø' or 'Ù':
                return rest.Length > 3 && IsArabicTrail(next) && rest[2] is 'Ø' or 'Ù' && IsArabicTrail(rest[3]);
            case 'à':
                return next is '²' or 'µ' or '¹' or '¼' or '½' or '¾';
            case '√':
                return "±∂†≠®™´≤≥¥µøü".Contains(next, StringComparison.Ordinal) || (next == 'π' && char.IsAsciiLetterLower(before));
            case '≈':
                return next is '°' or '¢';
            case '‚':
                return (next == 'Ä' && rest.Length > 2 && "ìîïòôúùû†°¢π".Contains(rest[2], StringComparison.Ordinal)) || (next is 'â' or 'ó' && rest.Length > 2 && rest[2] is 'à' or 'ä' or '°' or 'ê');
            case 'в' when next == 'Ђ':
                return true;
            case 'β' when next == '€':
                return rest.Length > 2 && rest[2] is '™' or '\u00A0' or 'Ά' or '\u00AD' or '®' or '°';
            case 'ā' when next == '€':
                return true;
            case 'В' or 'Г' or 'Р' or 'С':
                return rest.StartsWith("ГўВЂВ", StringComparison.Ordinal)
                    || (rest.Length > 2 && (Has(following, Control | Bad | StartMark | EndMark | Currency) || next is '°' or 'µ') && rest[2] is 'В' or 'Г' or 'Р' or 'С')
                    || (c == 'Г' && char.IsAsciiLetter(before) && rest.Length > 2 && char.IsAsciiLetter(rest[2]) && (Has(following, Bad | StartMark | EndMark) || next is '\u00AD' or '±' or '§' or 'ў'));
            case 'Β' or 'Γ' or 'Ξ' or 'Ο':
                return rest.Length > 2 && (Has(following, Control | Bad | StartMark | EndMark | Currency) || next == '°') && rest[2] is 'Β' or 'Γ' or 'Ξ' or 'Ο';
            case '┬':
                return next is '┐' or '┴' && rest.Length > 2 && char.IsAsciiLetter(rest[2]);
            default:
                return Has(MojibakeClasses.Of(c), UpperAccented) && next == '°';
        }
    }

    private static bool IsArabicTrail(char c) =>
        Has(MojibakeClasses.Of(c), Common | Currency | Bad | Numeric | StartMark) || c is 'Ÿ' or 'Š' or '®' or '°' or 'µ' or '»';

    private static bool IsAfterLower(ReadOnlySpan<char> text, int at) =>
        at == 0 || char.IsAsciiLetterLower(text[at - 1]) || (at > 1 && char.IsWhiteSpace(text[at - 1]) && char.IsAsciiLetterLower(text[at - 2]));

    private static bool Has(MojibakeClass value, MojibakeClass any) => (value & any) != None;
}
