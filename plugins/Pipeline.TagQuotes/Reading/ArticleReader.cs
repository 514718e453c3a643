namespace Pipeline.TagQuotes;

/// <summary>Brings paragraphs, quotation marks, sentences and tokens together into an <see cref="Article"/>.</summary>
/// <remarks>One merge over the sorted layers, one lexicon look-up per token outside quotation marks; O(text + tokens) time.</remarks>
internal sealed class ArticleReader
{
    /// <summary>What a capital in the middle of a sentence rules out: <i>Will</i> and <i>State</i> are names there.</summary>
    private const WordClass NotInNames = WordClass.Finite | WordClass.Modal | WordClass.Adverb | WordClass.Negation | WordClass.Clitic;

    /// <summary>In UTF-16 units: longer sentences are judged by their start.</summary>
    private const int LongestTitle = 160;

    private readonly Article _article;
    private readonly Layer<Sentence> _sentences;
    private int _unitStart;
    private int _sentence;
    private int _sentenceEnd;
    private bool _titleCase;

    private ArticleReader(Article article, Layer<Sentence> sentences)
    {
        _article = article;
        _sentences = sentences;
    }

    /// <summary>Reads an article.</summary>
    public static Article Read(string text, Layer<Sentence> sentences, Layer<Token> tokens, Layer<Block> blocks)
    {
        var article = new Article { Text = text, Words = new List<Word>(tokens.Count), Units = new List<Unit>(sentences.Count + 1), Regions = [], Unpaired = [] };
        var reader = new ArticleReader(article, sentences);
        var marks = new QuotationMarks(text, article.Regions, article.Unpaired);
        var paragraphs = Paragraphs.Find(text, blocks, sentences);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var firstRegion = article.Regions.Count;
            marks.Pair(paragraphs[i], i, i + 1 < paragraphs.Count ? paragraphs[i + 1] : null);
            var firstUnit = article.Units.Count;
            reader.AddParagraph(paragraphs[i], i, firstRegion, tokens.StartingIn(paragraphs[i]));
            for (var unit = firstUnit; unit < article.Units.Count; unit++)
                article.Units[unit] = article.Units[unit] with { StartsParagraph = unit == firstUnit, ParagraphEnd = article.Words.Count };
        }

        return article;
    }

    private void AddParagraph(TextSpan paragraph, int index, int region, ReadOnlySpan<Token> tokens)
    {
        _unitStart = _article.Words.Count;
        _sentence = _sentences.FirstFrom(paragraph.Start);
        if (_sentence > 0 && _sentences[_sentence - 1].Span.End > paragraph.Start)
            _sentence--; // the one that a dateline opens
        _sentenceEnd = paragraph.End;
        var regions = _article.Regions;
        var folded = region - 1;
        foreach (var token in tokens)
        {
            if (token.Span.End > paragraph.End)
                break;
            while (region < regions.Count && token.Span.Start >= regions[region].Outer.End)
                Fold(region++, ref folded);
            var inRegion = region < regions.Count && token.Span.End > regions[region].Outer.Start;
            StartSentences(token, index, inRegion && folded == region);
            if (inRegion)
                Fold(region, ref folded);
            else
                Add(token);
        }

        while (region < regions.Count)
            Fold(region++, ref folded);
        EndUnit(index);
    }

    /// <summary>Ends the unit where a sentence starts, unless a quotation runs over that place or the sentence only attributes the one before it.</summary>
    private void StartSentences(Token token, int paragraph, bool insideRegion)
    {
        var starts = false;
        while (_sentence < _sentences.Count && _sentences[_sentence].Span.Start <= token.Span.Start)
        {
            _sentenceEnd = _sentences[_sentence].Span.End;
            _titleCase = IsTitleCase(_sentences[_sentence].Span.In(_article.Text));
            _sentence++;
            starts = true;
        }

        if (!starts || insideRegion)
            return;
        var hangs = _article.Words.Count > _unitStart && _article.Words[^1].IsRegion && char.IsLower(_article.Text[token.Span.Start]);
        if (!hangs)
            EndUnit(paragraph);
    }

    /// <summary>"Berg Says Bridge Will Open in May": every word but small ones has a capital, so that capitals say nothing.</summary>
    private static bool IsTitleCase(ReadOnlySpan<char> sentence)
    {
        var words = 0;
        var capitals = 0;
        var length = 0;
        for (var i = Math.Min(sentence.Length, LongestTitle) - 1; i >= 0; i--)
        {
            if (char.IsLetter(sentence[i]))
                length++;
            if (length == 0 || (i > 0 && char.IsLetter(sentence[i - 1])))
                continue;
            var lower = char.IsLower(sentence[i]);
            if (lower && (i == 0 || char.IsWhiteSpace(sentence[i - 1])) && (length > 4 || (length == 4 && !IsSmallWord(sentence.Slice(i, length)))))
                return false;
            words++;
            capitals += lower ? 0 : 1;
            length = 0;
        }

        return words >= 4 && capitals * 2 > words;
    }

    /// <summary>What titles print without a capital though it has four letters: "with", "from".</summary>
    private static bool IsSmallWord(ReadOnlySpan<char> word) => (EnglishLexicon.Find(word).Class & (WordClass.Preposition | WordClass.Subordinator | WordClass.That)) != WordClass.None;

    private void EndUnit(int paragraph)
    {
        if (_article.Words.Count > _unitStart)
            _article.Units.Add(new Unit(_unitStart, _article.Words.Count, paragraph));
        _unitStart = _article.Words.Count;
    }

    private void Fold(int region, ref int folded)
    {
        if (folded >= region)
            return;
        folded = region;
        _article.Words.Add(new Word(_article.Regions[region].Outer, WordClass.Quoted, VerbFrame.None, VerbForm.None, false, '\0', region));
    }

    private void Add(Token token)
    {
        var word = token.Span.In(_article.Text);
        if (JoinsHyphen(token.Span, word))
            return;
        if (token.Kind is TokenKind.Punctuation && !IsClitic(word))
        {
            AddMark(token.Span, word[0]);
            return;
        }

        if (token.Kind == TokenKind.Word && word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’')
        {
            AddWord(new TextSpan(token.Span.Start, token.Span.End - 2), token.Kind);
            AddWord(new TextSpan(token.Span.End - 2, token.Span.End), token.Kind);
            return;
        }

        AddWord(token.Span, token.Kind);
    }

    /// <summary>"EB-5" and "state-run" are one word here, however the tokens are cut.</summary>
    private bool JoinsHyphen(TextSpan span, ReadOnlySpan<char> word)
    {
        if (_article.Words.Count == _unitStart)
            return false;
        var last = _article.Words[^1];
        if (last.Span.End != span.Start || last.IsRegion || last.IsMark)
            return false;
        var text = _article.Text;
        var isHyphen = word is "-" or "‐" or "‑" or "/" && span.End < text.Length && char.IsLetterOrDigit(text[span.End]);
        if (!isHyphen && text[span.Start - 1] is not ('-' or '‐' or '‑' or '/') || last.Span.Length == 1 && !char.IsLetterOrDigit(text[last.Span.Start]))
            return false;
        if (!isHyphen && !char.IsLetterOrDigit(word[0]))
            return false;
        var joined = new TextSpan(last.Span.Start, span.End);
        var entry = EnglishLexicon.Find(joined.In(text));
        var kept = last.Class & (WordClass.Capitalised | WordClass.Person | WordClass.Male | WordClass.Female);
        _article.Words[^1] = last with { Span = joined, Class = entry.Class | kept, Frame = entry.Frame, Form = entry.Form, Phrasal = entry.Phrasal };
        return true;
    }

    private static bool IsClitic(ReadOnlySpan<char> word) => word.Length == 2 && word[0] is '\'' or '’' && char.IsLetter(word[1]);

    private void AddMark(TextSpan span, char mark)
    {
        var ends = mark is '!' or '?' || (mark == '.' && span.End >= _sentenceEnd - 2);
        // The point of an abbreviation that the tokenizer has split off says nothing about the clause.
        if (mark == '.' && !ends)
            return;
        _article.Words.Add(new Word(span, WordClass.Mark | (ends ? WordClass.End : WordClass.None), VerbFrame.None, VerbForm.None, false, mark, -1));
    }

    private void AddWord(TextSpan span, TokenKind kind)
    {
        var word = span.In(_article.Text);
        var entry = kind is TokenKind.Word or TokenKind.Punctuation ? EnglishLexicon.Find(word) : default;
        var (classes, frame) = (entry.Class, entry.Frame);
        if (kind == TokenKind.Number)
            classes |= WordClass.Number;
        if (char.IsUpper(word[0]))
        {
            if (word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z') || (word.Length > 1 && word.ContainsAny('.', '&') && !entry.Class.HasFlag(WordClass.Title)))
            {
                // "US" is not "us".
                classes = WordClass.None;
                frame = VerbFrame.None;
            }
            else if (!_titleCase && !StartsClause())
            {
                classes &= ~NotInNames;
                frame = VerbFrame.None;
            }

            if ((classes & WordClass.Time) != WordClass.None && FollowsFirstName(span) && word is "May" or "March" or "August")
                classes &= ~WordClass.Time;
            classes |= WordClass.Capitalised;
        }

        _article.Words.Add(new Word(span, classes, frame, frame == VerbFrame.None ? VerbForm.None : entry.Form, entry.Phrasal, '\0', -1));
    }

    /// <summary>"Bob May": a month right after a first name is a last name.</summary>
    private bool FollowsFirstName(TextSpan span)
    {
        if (_article.Words.Count == _unitStart)
            return false;
        var last = _article.Words[^1];
        return last.Is(WordClass.Person) && last.IsCapitalised && last.Span.End + 1 == span.Start;
    }

    private bool StartsClause()
    {
        if (_article.Words.Count == _unitStart)
            return true;
        var last = _article.Words[^1];
        return last.IsRegion || last.Is(WordClass.End) || last.Mark is ':' or '(' or '-' or '–' or '—' or '“' or '"';
    }
}
