namespace Pipeline;

/// <summary>The stable name of a document: derived from where it comes from, never from its content.</summary>
/// <param name="Value">For a file, its path relative to the pipeline file, with forward slashes.</param>
public readonly record struct DocumentId(string Value) : IComparable<DocumentId>
{
    /// <summary>Ordinal order, the same in every culture.</summary>
    /// <param name="other">The id to compare with.</param>
    public int CompareTo(DocumentId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The value itself.</summary>
    public override string ToString() => Value;
}
