using System.ComponentModel;

namespace Pipeline.Chaos.Stages;

/// <summary>Options of the <c>chaos</c> stage.</summary>
public sealed class ChaosOptions
{
    /// <summary>What it does.</summary>
    [Description("What the stage does to a document that is marked.")]
    public ChaosKind Kind { get; set; }

    /// <summary>What the names of marked documents contain.</summary>
    [Description("What the names of marked documents contain.")]
    public string Marker { get; set; } = "chaos";

    /// <summary>A file that gets a line, the name, each time that a marked document is run; relative to the pipeline file.</summary>
    [Description("A file that gets a line for each run of a marked document.")]
    public string? Runs { get; set; }
}
