using Pipeline.Clean.Html;

namespace Pipeline.Clean.Article;

/// <summary>Puts what is known of each block of a page into rows of figures for the model.</summary>
/// <remarks>Shallow text features and link density after Kohlschütter, Fankhauser and Nejdl (2010), "Boilerplate Detection using Shallow Text
/// Features"; the score of containers after Arc90's Readability; both of the block and of what stands around it. O(blocks + elements).</remarks>
internal sealed class BlockFeatures
{
    /// <summary>Figures in a row of the first stage.</summary>
    public const int Width = 110;

    private readonly HtmlPage _page;
    private readonly ArticleBlock[] _blocks;
    private readonly ElementFacts[] _facts;
    private readonly HashSet<uint> _title;
    private readonly Dictionary<uint, (int Blocks, int Words, int Linked, int Prose)> _signatures = [];
    private readonly Dictionary<uint, int> _texts = [];
    private readonly int _words, _prose, _hiddenProse, _firstProse, _lastProse;
    private readonly float _topScore;
    private int _titleBlock = -1;

    public BlockFeatures(HtmlPage page, ArticleBlock[] blocks, ElementFacts[] facts, string? title)
    {
        (_page, _blocks, _facts) = (page, blocks, facts);
        _title = Hashes(title);
        (_firstProse, _lastProse) = (blocks.Length, -1);
        for (var i = 0; i < blocks.Length; i++)
        {
            ref readonly var block = ref blocks[i];
            _words += block.Text.Words;
            _prose += block.IsProse ? block.Text.Words : 0;
            _hiddenProse += block.IsProse && block.IsHidden ? block.Text.Words : 0;
            _signatures.TryGetValue(block.Signature, out var sums);
            _signatures[block.Signature] = (sums.Blocks + 1, sums.Words + block.Text.Words, sums.Linked + block.Text.LinkedWords, sums.Prose + (block.IsProse ? 1 : 0));
            _texts[block.Text.Hash] = _texts.GetValueOrDefault(block.Text.Hash) + 1;
            if (block.IsProse && (block.Leaf < 0 || facts[block.Leaf].IsInNarrow))
                (_firstProse, _lastProse) = (Math.Min(_firstProse, i), i);
            if (_titleBlock < 0 && InTitle(block) > 0.8f && block.Text.Words >= 3)
                _titleBlock = i;
        }

        foreach (var fact in facts)
            _topScore = Math.Max(_topScore, fact.Score);
    }

    /// <summary>The rows of all blocks, one after the other.</summary>
    /// <param name="rows"><see cref="Width"/> figures for each block.</param>
    public void Write(Span<float> rows)
    {
        int wordsBefore = 0, proseBefore = 0, sinceProse = 99;
        var untilProse = UntilProse();
        for (var i = 0; i < _blocks.Length; i++)
        {
            ref readonly var block = ref _blocks[i];
            var row = new Row(rows.Slice(i * Width, Width));
            WriteText(ref row, block);
            WritePlace(ref row, block);
            row.Add((float)i / _blocks.Length);
            row.Add((float)wordsBefore / Math.Max(1, _words));
            row.Add((float)proseBefore / Math.Max(1, _prose));
            row.Add(Math.Min(sinceProse, 20));
            row.Add(Math.Min(untilProse[i], 20));
            row.Add(Math.Clamp(i - _firstProse, -30, 30));
            row.Add(Math.Clamp(_lastProse - i, -30, 30));
            row.Add(_titleBlock < 0 ? -40 : Math.Clamp(i - _titleBlock, -30, 30));
            row.Add(InTitle(block));
            row.Add(i == _titleBlock ? 1 : 0);
            row.Add(_texts[block.Text.Hash]);
            row.Add(MathF.Log2(1 + _prose));
            row.Add((float)_prose / Math.Max(1, _words));
            for (var near = -3; near <= 3; near++)
            {
                if (near != 0)
                    WriteNeighbour(ref row, block, i + near, isFull: near is >= -2 and <= 2);
            }

            row.Check();
            wordsBefore += block.Text.Words;
            proseBefore += block.IsProse ? block.Text.Words : 0;
            sinceProse = block.IsProse ? 0 : sinceProse + 1;
        }
    }

    private static void WriteText(ref Row row, in ArticleBlock block)
    {
        ref readonly var text = ref block.Text;
        var words = Math.Max(1f, text.Words);
        var weighed = Math.Min(words, BlockReader.MaximumWeighed);
        row.Add(MathF.Log2(1 + text.Words));
        row.Add(text.Chars);
        row.Add(text.LinkedChars / Math.Max(1f, text.Chars));
        row.Add(text.Links);
        row.Add(text.Letters / words);
        row.Add(text.Commas / words);
        row.Add(text.Stops);
        row.Add(text.Capitals / words);
        row.Add(text.Uppers / words);
        row.Add(text.Numbers / words);
        row.Add(text.Functions / words);
        row.Add(text.Marks);
        row.Add(text.WordSum);
        row.Add(text.WordSum / weighed);
        row.Add(text.WordMin);
        row.Add(text.WordMax);
        row.Add(text.FirstWord);
        row.Add(text.FirstPair);
        row.Add(char.IsLower(text.First) ? 2 : char.IsUpper(text.First) ? 1 : 0);
        row.Add(text.Last switch { '.' => 5, '!' or '?' => 4, '"' or '”' or '\'' or '’' => 3, ':' => 2, ',' or ';' or '-' or '–' or '—' => 1, ')' or ']' => -1, _ => 0 });
        row.Add((text.HasYear ? 1 : 0) + (text.HasCopyright ? 2 : 0) + (text.HasBar ? 4 : 0) + (text.HasMail ? 8 : 0));
        row.Add(text.HasYear ? 1 : 0);
        row.Add(text.HasCopyright ? 1 : 0);
        row.Add(text.HasBar ? 1 : 0);
    }

    private void WritePlace(ref Row row, in ArticleBlock block)
    {
        var traits = block.Traits;
        row.Add(block.Tag == HtmlTag.P ? 1 : 0);
        row.Add(block.Tag.IsHeading() ? 1 + block.Tag - HtmlTag.H1 : 0);
        row.Add(block.Tag is HtmlTag.Div or HtmlTag.Section or HtmlTag.Article ? 1 : 0);
        row.Add((traits & HtmlTraits.ListItem) != HtmlTraits.None ? 1 : 0);
        row.Add((traits & HtmlTraits.Table) != HtmlTraits.None ? 1 : 0);
        row.Add((traits & HtmlTraits.Quotation) != HtmlTraits.None ? 1 : 0);
        row.Add((traits & HtmlTraits.Caption) != HtmlTraits.None ? 1 : 0);
        row.Add((traits & HtmlTraits.Aside) != HtmlTraits.None ? 1 : 0);
        row.Add((traits & HtmlTraits.Main) != HtmlTraits.None ? 1 : 0);
        row.Add((traits & HtmlTraits.Byline) != HtmlTraits.None ? 1 : 0);
        row.Add((traits & HtmlTraits.Beside) != HtmlTraits.None ? 1 : 0);
        row.Add((traits & HtmlTraits.Preformatted) != HtmlTraits.None ? 1 : 0);
        row.Add(block.IsHidden ? 1 : 0);
        row.Add(_hiddenProse / Math.Max(1f, _prose));
        var leaf = block.Leaf < 0 ? default : _facts[block.Leaf];
        row.Add(leaf.Depth);
        row.Add(_page.Runs[block.First].Element is var inner and >= 0 ? _facts[inner].NameSum - leaf.NameSum : 0);
        row.Add(leaf.Name);
        row.Add(leaf.NameMin);
        row.Add(leaf.NameMax);
        row.Add(leaf.NameSum);
        row.Add(leaf.IsInTop ? 1 : 0);
        row.Add(leaf.IsInWide ? 1 : 0);
        row.Add(leaf.IsInNarrow ? 1 : 0);
        WriteGroup(ref row, block.Group);
        WriteGroup(ref row, block.Outer);
        WriteGroup(ref row, block.Outer < 0 ? -1 : _page.Elements[block.Outer].Parent);
        var (blocks, words, linked, prose) = _signatures[block.Signature];
        row.Add(blocks);
        row.Add((float)words / blocks);
        row.Add((float)linked / Math.Max(1, words));
        row.Add((float)prose / blocks);
        row.Add((float)words / Math.Max(1, _words));
    }

    private void WriteGroup(ref Row row, int element)
    {
        var facts = element < 0 ? default : _facts[element];
        row.Add(MathF.Log2(1 + facts.Words));
        row.Add(facts.LinkedWords / Math.Max(1f, facts.Words));
        row.Add(facts.ProseWords / Math.Max(1f, _prose));
        row.Add(facts.Words / Math.Max(1f, facts.Blocks));
        row.Add(facts.ProseWords / Math.Max(1f, facts.Words));
        row.Add(facts.Score / Math.Max(1f, _topScore));
        row.Add(facts.Name);
    }

    private void WriteNeighbour(ref Row row, in ArticleBlock block, int index, bool isFull)
    {
        if (index < 0 || index >= _blocks.Length)
        {
            row.Add(-1);
            row.Add(-1);
            for (var i = 0; isFull && i < 3; i++)
                row.Add(-9);
            return;
        }

        ref readonly var other = ref _blocks[index];
        row.Add(MathF.Log2(1 + other.Text.Words));
        row.Add(other.Text.LinkedChars / Math.Max(1f, other.Text.Chars));
        if (!isFull)
            return;
        row.Add(other.Text.WordSum / Math.Clamp(other.Text.Words, 1, BlockReader.MaximumWeighed));
        row.Add((other.Group == block.Group ? 1 : 0) + (other.Signature == block.Signature ? 2 : 0));
        row.Add(other.IsProse ? 2 : other.Tag.IsHeading() ? 1 : 0);
    }

    private int[] UntilProse()
    {
        var until = new int[_blocks.Length];
        var next = 99;
        for (var i = until.Length - 1; i >= 0; i--)
        {
            until[i] = next;
            next = _blocks[i].IsProse ? 0 : next + 1;
        }

        return until;
    }

    /// <summary>The share of the block's words that the headline has, where the block is no longer than two headlines.</summary>
    private float InTitle(in ArticleBlock block)
    {
        if (_title.Count == 0 || block.Text.Words > (_title.Count * 2) + 2 || block.Text.Words == 0)
            return 0;
        var found = 0;
        for (var i = block.First; i < block.End; i++)
        {
            if (!block.Holds(_page.TraitsOf(_page.Runs[i])))
                continue;
            var words = new PageWords(_page.Runs[i].Span.In(_page.Source));
            while (words.Next())
                found += _title.Contains(words.Hash) ? 1 : 0;
        }

        return (float)found / block.Text.Words;
    }

    private static HashSet<uint> Hashes(string? title)
    {
        var hashes = new HashSet<uint>();
        var words = new PageWords(title);
        while (words.Next())
            hashes.Add(words.Hash);
        return hashes;
    }

    /// <summary>Writes a row from its start.</summary>
    private ref struct Row(Span<float> values)
    {
        private readonly Span<float> _values = values;
        private int _count;

        public void Add(float value) => _values[_count++] = value;

        public readonly void Check()
        {
            if (_count != Width)
                throw new InvalidOperationException($"A row has {_count} figures; expected {Width}.");
        }
    }
}
