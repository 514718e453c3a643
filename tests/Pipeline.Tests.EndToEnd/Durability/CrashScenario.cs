namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>What is run when the process is ended.</summary>
internal enum CrashScenario
{
    /// <summary>Everything for the first time.</summary>
    Fresh,

    /// <summary>A run after documents have changed, come and gone bad: it compacts the exports.</summary>
    Changed,
}
