namespace Pipeline.Clean;

/// <summary>What becomes of lines inside the article that are not the article.</summary>
public enum Boilerplate
{
    /// <summary>They stay in the text, as blocks of the kind <see cref="BlockKind.Boilerplate"/>.</summary>
    Keep,

    /// <summary>They are taken out of the text.</summary>
    Drop,
}
