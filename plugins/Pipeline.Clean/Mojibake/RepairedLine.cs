using System.Runtime.InteropServices;

namespace Pipeline.Clean.Mojibake;

/// <summary>A line on its way through repairs: its characters, and where each comes from.</summary>
internal sealed class RepairedLine
{
    private readonly List<char> _chars = [];
    private readonly List<(int Start, int End)> _origins = [];

    public RepairedLine()
    {
    }

    public RepairedLine(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            Add(text[i], i, i + 1);
    }

    public int Length => _chars.Count;

    /// <summary>The line as it stands; good until it grows.</summary>
    public ReadOnlySpan<char> Text => CollectionsMarshal.AsSpan(_chars);

    /// <summary>Adds what a part of the line before turns into.</summary>
    public void Add(ReadOnlySpan<char> text, RepairedLine before, int start, int end)
    {
        foreach (var c in text)
            Add(c, before._origins[start].Start, before._origins[end - 1].End);
    }

    /// <summary>Adds a part of the line before as it is.</summary>
    public void Keep(RepairedLine before, int start, int end)
    {
        for (var i = start; i < end; i++)
            Add(before._chars[i], before._origins[i].Start, before._origins[i].End);
    }

    /// <summary>The same line, with its origins in the line that <paramref name="before"/> was made of: this one was made of its text.</summary>
    public RepairedLine After(RepairedLine before)
    {
        var line = new RepairedLine();
        for (var i = 0; i < _chars.Count; i++)
            line.Add(_chars[i], before._origins[_origins[i].Start].Start, before._origins[_origins[i].End - 1].End);
        return line;
    }

    /// <summary>Adds the edits that make the first text into this one.</summary>
    /// <param name="first">The line at the start.</param>
    /// <param name="offset">Where it stands.</param>
    /// <param name="edits">Receives the edits, in order.</param>
    public void AddEdits(ReadOnlySpan<char> first, int offset, List<TextEdit> edits)
    {
        var at = 0;
        for (var i = 0; i < _chars.Count;)
        {
            var (start, end) = _origins[i];
            var next = i + 1;
            while (next < _chars.Count && _origins[next].Start < end)
                end = Math.Max(end, _origins[next++].End);
            if (start > at)
                edits.Add(new TextEdit(new TextSpan(offset + at, offset + start), ""));
            var text = Text[i..next];
            if (!first[start..end].SequenceEqual(text))
                edits.Add(new TextEdit(new TextSpan(offset + start, offset + end), text.ToString()));
            (at, i) = (end, next);
        }

        if (at < first.Length)
            edits.Add(new TextEdit(new TextSpan(offset + at, offset + first.Length), ""));
    }

    private void Add(char c, int start, int end)
    {
        _chars.Add(c);
        _origins.Add((start, end));
    }
}
