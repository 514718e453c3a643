namespace Pipeline;

/// <summary>The entry of a plugin assembly: a public class with a parameterless constructor.</summary>
public interface IPlugin
{
    /// <summary>Registers the plugin's stages, sources and services. Called once, before any configuration is read.</summary>
    /// <param name="plugin">What to register with.</param>
    void Register(IPluginBuilder plugin);
}
