namespace Pipeline.Engine.Planning;

/// <summary>An assembly that a plugin was built against in a later version than the host has: the plugin gets the host's.</summary>
/// <param name="Assembly">The simple name.</param>
/// <param name="Wanted">The version it was built against.</param>
/// <param name="Given">The host's.</param>
public sealed record PluginBinding(string Assembly, Version Wanted, Version Given);
