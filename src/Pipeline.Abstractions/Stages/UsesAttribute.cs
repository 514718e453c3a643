namespace Pipeline;

/// <summary>The stage does better with this layer, and runs without it.</summary>
/// <typeparam name="T">The kind of annotation.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UsesAttribute<T> : Attribute
    where T : struct, IAnnotation<T>;
