namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>What is done to the program through the project Pipeline.Chaos.</summary>
internal static class Chaos
{
    /// <summary>What ends a process by SIGKILL comes to this.</summary>
    public const int Killed = 137;

    /// <summary>Where its program files are.</summary>
    public static string Folder { get; } = Repository.Output("Pipeline.Chaos");

    private static string Assembly { get; } = Path.Combine(Folder, "Pipeline.Chaos.dll");

    /// <summary>The stages of chaos, as a plugin of the pipeline in a folder.</summary>
    public static Scratch AddChaosStages(this Scratch scratch) => scratch.Copy(Folder, "plugins/Pipeline.Chaos");

    /// <summary>Ends the process when a step is reached for the n-th time.</summary>
    public static Dictionary<string, string> KillAt(string step, int n) => Hook("PIPELINE_KILL", $"{step}:{n}");

    /// <summary>Writes how often each step was reached.</summary>
    public static Dictionary<string, string> CountSteps(string report) => Hook("PIPELINE_STEPS", report);

    /// <summary>What makes a short process shorter.</summary>
    public static Dictionary<string, string> Quick() => new() { ["DOTNET_TieredPGO"] = "0" };

    private static Dictionary<string, string> Hook(string name, string value) => new(Quick()) { ["DOTNET_STARTUP_HOOKS"] = Assembly, [name] = value };
}
