namespace Pipeline.Summarize.Resolution;

/// <summary>The people of an article whom it gives a full name: those who are quoted.</summary>
internal sealed class People
{
    private static readonly string[] Male = ["Mr ", "Mr. ", "Sir ", "Lord "];
    private static readonly string[] Female = ["Mrs ", "Mrs. ", "Ms ", "Ms. ", "Miss ", "Lady "];

    private readonly string _text;
    private readonly List<(string Name, string Last, bool? IsMale)> _people = [];

    public People(Document document)
    {
        _text = document.Text;
        foreach (var quote in document.Layer<Quote>())
        {
            if (quote.Speaker is { } speaker && IsFullName(speaker.Name) && _people.TrueForAll(person => person.Name != speaker.Name))
            {
                var last = speaker.Name[(speaker.Name.LastIndexOf(' ') + 1)..];
                _people.Add((speaker.Name, last, GenderOf(last)));
            }
        }
    }

    /// <summary>Two to four words with capitals and nothing else.</summary>
    public static bool IsFullName(string name)
    {
        var words = name.Split(' ');
        return words.Length is > 1 and < 5 && name.Length < 60
            && Array.TrueForAll(words, static word => word.Length > 0 && char.IsUpper(word[0]) && word.All(static c => char.IsLetter(c) || c is '.' or '-' or '\'' or '’'));
    }

    /// <summary>The one person whom a sentence names, when the gender may be right; null when there is none or more than one.</summary>
    public string? Only(TextSpan sentence, bool isMale)
    {
        string? found = null;
        foreach (var (name, last, gender) in _people)
        {
            if (!Names(sentence, last))
                continue;
            if (found is not null || (gender ?? isMale) != isMale)
                return null;
            found = name;
        }

        return found is not null && !NamesAnother(sentence, found) ? found : null;
    }

    private bool Names(TextSpan sentence, string last)
    {
        var text = sentence.In(_text);
        for (var at = text.IndexOf(last, StringComparison.Ordinal); at >= 0;)
        {
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + last.Length == text.Length || !char.IsLetter(text[at + last.Length])))
                return true;
            var next = text[(at + 1)..].IndexOf(last, StringComparison.Ordinal);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    /// <summary>Whether two words with capitals stand in a row that are not of the name, nor after a word of place: maybe another person.</summary>
    private bool NamesAnother(TextSpan sentence, string name)
    {
        var words = sentence.In(_text).ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i + 1 < words.Length; i++)
        {
            if (char.IsUpper(words[i][0]) && char.IsUpper(words[i + 1][0]) && char.IsLetter(words[i][^1]) && words[i - 1] is not ("in" or "at" or "near" or "from" or "the" or "The" or "In" or "At")
                && !name.Contains(words[i + 1].TrimEnd(',', '.', ';', ':'), StringComparison.Ordinal) && !name.Contains(words[i], StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>By the title before the last name, where there is one.</summary>
    private bool? GenderOf(string last)
    {
        if (Array.Exists(Male, title => _text.Contains(title + last, StringComparison.Ordinal)))
            return true;
        return Array.Exists(Female, title => _text.Contains(title + last, StringComparison.Ordinal)) ? false : null;
    }
}
