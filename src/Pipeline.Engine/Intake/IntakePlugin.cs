namespace Pipeline.Engine.Intake;

/// <summary>Registers the engine's own sources, through the same door as everybody's.</summary>
internal sealed class IntakePlugin : IPlugin
{
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddSource<FilesSource, FilesSourceOptions>();
        plugin.AddSource<JsonlSource, JsonlSourceOptions>();
        plugin.AddSource<StdinSource, StdinSourceOptions>();
    }
}
