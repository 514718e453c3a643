namespace Pipeline.Clean.Html;

/// <summary>Reads the attributes of one tag, as the HTML Standard's tokenizer does. Linear.</summary>
/// <param name="source">The page.</param>
/// <param name="start">After the tag's name.</param>
internal ref struct HtmlAttributes(ReadOnlySpan<char> source, int start)
{
    private readonly ReadOnlySpan<char> _source = source;

    /// <summary>Where the reader stands; after <see cref="Next"/> has returned false, at the <c>&gt;</c>, or at the end of the page.</summary>
    public int Position { get; private set; } = start;

    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The raw value, entities not decoded; empty when there is none.</summary>
    public readonly ReadOnlySpan<char> Value => _source[ValueSpan.Start..ValueSpan.End];

    /// <summary>Where the value stands in the source.</summary>
    public TextSpan ValueSpan { get; private set; }

    /// <summary>Goes to the next attribute.</summary>
    public bool Next()
    {
        while (Position < _source.Length && (IsSpace(_source[Position]) || _source[Position] == '/'))
            Position++;
        if (Position >= _source.Length || _source[Position] == '>')
            return false;

        var nameStart = Position++;
        while (Position < _source.Length && _source[Position] is not ('=' or '>' or '/') && !IsSpace(_source[Position]))
            Position++;
        Name = _source[nameStart..Position];
        ValueSpan = default;
        while (Position < _source.Length && IsSpace(_source[Position]))
            Position++;
        if (Position >= _source.Length || _source[Position] != '=')
            return true;

        Position++;
        while (Position < _source.Length && IsSpace(_source[Position]))
            Position++;
        if (Position >= _source.Length || _source[Position] == '>')
            return true;
        if (_source[Position] is '"' or '\'')
        {
            var from = Position + 1;
            var length = _source[from..].IndexOf(_source[Position]);
            ValueSpan = new TextSpan(from, length < 0 ? _source.Length : from + length);
            Position = Math.Min(ValueSpan.End + 1, _source.Length);
            return true;
        }

        var valueStart = Position;
        while (Position < _source.Length && _source[Position] != '>' && !IsSpace(_source[Position]))
            Position++;
        ValueSpan = new TextSpan(valueStart, Position);
        return true;
    }

    /// <summary>The value of one attribute, entities decoded; null when the tag has none of that name.</summary>
    /// <param name="source">The page.</param>
    /// <param name="attributes">Where the tag's attributes stand.</param>
    /// <param name="name">In lower case.</param>
    public static string? Find(string source, TextSpan attributes, string name)
    {
        var reader = new HtmlAttributes(source.AsSpan(0, attributes.End), attributes.Start);
        while (reader.Next())
        {
            if (reader.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return HtmlEntities.Decode(reader.Value);
        }

        return null;
    }

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' or '\f';
}
