namespace Pipeline.Engine.Comparing;

/// <summary>An item that two plans have in common, and one thing that differs.</summary>
/// <param name="Item">Its text.</param>
/// <param name="Key">What differs, such as <c>speaker</c>.</param>
/// <param name="Before">By the old plan; null for nothing.</param>
/// <param name="After">By the new plan; null for nothing.</param>
public sealed record AlteredItem(string Item, string Key, string? Before, string? After);
