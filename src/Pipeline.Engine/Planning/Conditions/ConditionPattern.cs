namespace Pipeline.Engine.Planning.Conditions;

/// <summary>A pattern in which <c>*</c> stands for any run of characters, the empty one included, and all else for itself.</summary>
/// <remarks>The pieces between stars are looked for from left to right, each at its first place behind the one before: with no other
/// wild card the first place is always good enough, so there is no way back.</remarks>
internal sealed class ConditionPattern
{
    private readonly string[] _pieces;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">Such as <c>news/*.html</c>.</param>
    public ConditionPattern(string pattern) => _pieces = pattern.Split('*');

    /// <summary>Whether the pattern covers all of a text. O(length of the text times that of the longest piece) at worst.</summary>
    /// <param name="text">Any text.</param>
    public bool Matches(ReadOnlySpan<char> text)
    {
        if (_pieces.Length == 1)
            return text.SequenceEqual(_pieces[0]);
        if (!text.StartsWith(_pieces[0]))
            return false;
        text = text[_pieces[0].Length..];
        if (!text.EndsWith(_pieces[^1]))
            return false;
        text = text[..^_pieces[^1].Length];
        for (var i = 1; i < _pieces.Length - 1; i++)
        {
            var at = text.IndexOf(_pieces[i]);
            if (at < 0)
                return false;
            text = text[(at + _pieces[i].Length)..];
        }

        return true;
    }
}
