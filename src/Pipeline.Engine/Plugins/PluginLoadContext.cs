using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Plugins;

/// <summary>Loads one plugin from disk. The contracts and every Microsoft.Extensions assembly that the host has are the host's, whatever
/// version the plugin was built against; everything else is the plugin's own.</summary>
internal sealed class PluginLoadContext(string assemblyPath) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assemblyPath))
{
    private const string Contracts = "Pipeline.Abstractions";
    private readonly AssemblyDependencyResolver _resolver = new(assemblyPath);

    /// <summary>What an assembly was built against in a later version than the host's, which it gets all the same.</summary>
    public static ImmutableArray<PluginBinding> BindingsOf(Assembly assembly) =>
    [
        .. from reference in assembly.GetReferencedAssemblies()
           where reference is { Name: { } name, Version: not null } && IsShared(name)
           let given = FromHost(reference.Name!)?.GetName().Version
           where given is not null && given < reference.Version
           orderby reference.Name
           select new PluginBinding(reference.Name!, reference.Version!, given),
    ];

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is { } name && IsShared(name) && FromHost(name) is { } shared)
            return shared;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static bool IsShared(string name) =>
        name.Equals(Contracts, StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    /// <summary>By simple name: asking for the plugin's version would fail when the host's is older.</summary>
    private static Assembly? FromHost(string name)
    {
        if (name.Equals(Contracts, StringComparison.Ordinal))
            return typeof(IPlugin).Assembly;
        try
        {
            return Default.LoadFromAssemblyName(new AssemblyName(name));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
