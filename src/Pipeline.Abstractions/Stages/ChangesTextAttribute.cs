namespace Pipeline;

/// <summary>The stage may call <see cref="Document.Edit"/>. A stage without this attribute that returns another text fails.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ChangesTextAttribute : Attribute;
