namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Tests that start many processes: one test at a time, each with two processes at most.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessesCollection
{
    public const string Name = "Many processes";
}
