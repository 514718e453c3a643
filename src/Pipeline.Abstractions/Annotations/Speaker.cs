namespace Pipeline;

/// <summary>Who said a quotation: its source.</summary>
/// <param name="Name">The fullest form of the name in the document.</param>
/// <param name="Mention">The mention nearest to the quotation: a name, a pronoun, "the official".</param>
public readonly record struct Speaker(string Name, TextSpan Mention);
