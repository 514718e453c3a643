namespace Pipeline;

/// <summary>The stage leaves this layer on every document that it returns.</summary>
/// <typeparam name="T">The kind of annotation.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ProvidesAttribute<T> : Attribute
    where T : struct, IAnnotation<T>;
