using System.Collections.Immutable;
using System.Reflection;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Plugins.OneFile;

namespace Pipeline.Engine.Plugins;

/// <summary>Registers plugins: those compiled into the host, and those in folders on disk.</summary>
internal static class PluginLoader
{
    /// <summary>Registers a plugin that is compiled into the host.</summary>
    public static PluginRegistration Register(IPlugin plugin)
    {
        var assembly = plugin.GetType().Assembly;
        return Register([plugin], Describe(assembly, path: null, assembly.ManifestModule.ModuleVersionId.ToString("N")));
    }

    /// <summary>Adds what is found on disk to the built-in plugins: for each folder <c>Name</c> in a plugin folder, <c>Name/Name.dll</c>; then each <c>Name.cs</c>.</summary>
    /// <param name="builtIn">Registered already.</param>
    /// <param name="places">Where to look.</param>
    /// <param name="locked">What may be loaded; null for everything.</param>
    public static PluginSet Load(ImmutableArray<PluginRegistration> builtIn, PluginPlaces places, PluginLock? locked)
    {
        var loaded = builtIn.ToBuilder();
        var problems = ImmutableArray.CreateBuilder<PluginProblem>();
        foreach (var file in PluginFiles.Find(places.Folders))
            Add(file, LoadFile);

        // What was compiled before is not locked: where there is a lock, the file alone is believed.
        foreach (var file in PluginFiles.FindSources(places.Folders))
            Add(file, path => LoadSource(SourceFile.Read(path, places.Show(path)), locked is null ? places.Cache : null));
        return new PluginSet(loaded.ToImmutable(), problems.ToImmutable());

        void Add(string file, Func<string, PluginRegistration> load)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            try
            {
                if (locked?.Difference(file) is { } difference)
                {
                    problems.Add(new PluginProblem(name, file, difference, IsUntrusted: true));
                    return;
                }

                if (loaded.FirstOrDefault(plugin => plugin.Plugin.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } other)
                    throw new PluginException($"a plugin of that name is there already ({other.Plugin.Path ?? "built in"}): remove one of them");
                var registration = load(file);
                CheckNames(registration, loaded);
                CheckLayers(registration, loaded);
                loaded.Add(registration);
            }
            catch (Exception exception)
            {
                problems.Add(new PluginProblem(name, file, PluginException.Explain(exception)) { Errors = exception is SourceException source ? source.Errors : [] });
            }
        }
    }

    private static PluginRegistration LoadSource(SourceFile file, string? cache) =>
        SourceClasses.Register(SourceAssembly.Load(file, cache), new PluginBuilder(new PluginDescriptor(file.Name, PluginDescriptor.OneFile, file.Path, file.Hash)));

    private static PluginRegistration LoadFile(string file)
    {
        if (PluginFiles.IsForAnotherProcessor(file))
            throw new PluginException(PluginException.WrongPlatform);
        var assembly = new PluginLoadContext(file).LoadFromAssemblyPath(file);
        var entries = assembly.GetExportedTypes().Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(IPlugin).IsAssignableFrom(type)).ToArray();
        if (entries.Length == 0)
            throw new PluginException("it has no public class that implements IPlugin: add one that registers the stages");
        if (Array.Find(entries, static type => type.GetConstructor(Type.EmptyTypes) is null) is { } closed)
            throw new PluginException($"its class {closed.Name} needs a public constructor without parameters");
        return Register(
            entries.OrderBy(static type => type.FullName, StringComparer.Ordinal).Select(static type => (IPlugin)Activator.CreateInstance(type)!),
            Describe(assembly, file, PluginFiles.HashOf(file)) with { Bindings = PluginLoadContext.BindingsOf(assembly) });
    }

    private static PluginRegistration Register(IEnumerable<IPlugin> entries, PluginDescriptor descriptor)
    {
        var builder = new PluginBuilder(descriptor);
        foreach (var entry in entries)
            entry.Register(builder);
        return builder.Build();
    }

    private static void CheckNames(PluginRegistration added, IEnumerable<PluginRegistration> loaded)
    {
        foreach (var stage in added.Stages)
        {
            if (loaded.FirstOrDefault(plugin => plugin.Stages.Any(other => other.Name == stage.Name)) is { } owner)
                throw new PluginException($"its stage `{stage.Name}` has the name of a stage of {owner.Plugin.Name}: rename one of them");
        }

        foreach (var source in added.Sources)
        {
            if (loaded.FirstOrDefault(plugin => plugin.Sources.Any(other => other.Name == source.Name)) is { } owner)
                throw new PluginException($"its source `{source.Name}` has the name of a source of {owner.Plugin.Name}: rename one of them");
        }
    }

    /// <summary>Layers are planned by name and read by kind: two kinds of one name would find nothing of each other.</summary>
    private static void CheckLayers(PluginRegistration added, IEnumerable<PluginRegistration> loaded)
    {
        foreach (var (name, kind) in added.Layers)
        {
            if (loaded.FirstOrDefault(plugin => plugin.Layers.TryGetValue(name, out var other) && other != kind) is { } owner)
                throw new PluginException($"its layer `{name}` is another kind than that of {owner.Plugin.Name}: give it another name");
        }
    }

    private static PluginDescriptor Describe(Assembly assembly, string? path, string build) => new(
        assembly.GetName().Name!,
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "0",
        path,
        build);
}
