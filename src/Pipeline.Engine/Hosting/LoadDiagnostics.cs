namespace Pipeline.Engine.Hosting;

/// <summary>Codes of what can go wrong around a pipeline file, rather than in it: PL1060 to PL1069.</summary>
internal static class LoadDiagnostics
{
    public const string UnreadableFile = "PL1060";
    public const string MissingPluginFolder = "PL1061";
    public const string CannotMake = "PL1062";
}
