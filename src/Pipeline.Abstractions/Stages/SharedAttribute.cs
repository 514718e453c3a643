namespace Pipeline;

/// <summary>One instance of the stage serves all lanes at once: its class is thread-safe.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SharedAttribute : Attribute;
