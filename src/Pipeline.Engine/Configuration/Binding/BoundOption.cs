namespace Pipeline.Engine.Configuration.Binding;

/// <summary>Where the value of an option stands.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value.</param>
/// <param name="Variables">The variables that the value came from, separated by commas; empty for none.</param>
internal readonly record struct BoundOption(TextSpan Key, TextSpan Value, string Variables);
