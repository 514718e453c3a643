namespace Pipeline;

/// <summary>The stage cannot run without this layer: a stage before it must provide it.</summary>
/// <typeparam name="T">The kind of annotation.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RequiresAttribute<T> : Attribute
    where T : struct, IAnnotation<T>;
