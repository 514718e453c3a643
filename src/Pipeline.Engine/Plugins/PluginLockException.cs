namespace Pipeline.Engine.Plugins;

/// <summary>The lock of the plugins cannot be used; the message says why and what to do.</summary>
/// <param name="message">For a person.</param>
public sealed class PluginLockException(string message) : Exception(message);
