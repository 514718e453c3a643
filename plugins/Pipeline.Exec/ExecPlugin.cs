namespace Pipeline.Exec;

/// <summary>Registers the <c>exec</c> stage.</summary>
public sealed class ExecPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddStage<ExecStage, ExecOptions>();
    }
}
