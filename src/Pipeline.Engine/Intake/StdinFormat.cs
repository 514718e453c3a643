namespace Pipeline.Engine.Intake;

/// <summary>What comes through standard input.</summary>
public enum StdinFormat
{
    /// <summary>One document of plain text.</summary>
    Text,

    /// <summary>One page.</summary>
    Html,

    /// <summary>A JSON object in each line, each a document.</summary>
    Jsonl,
}
