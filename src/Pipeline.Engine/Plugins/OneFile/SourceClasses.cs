using System.Reflection;

namespace Pipeline.Engine.Plugins.OneFile;

/// <summary>Registers what a one-file plugin holds, which needs no class of its own for that.</summary>
internal static class SourceClasses
{
    /// <summary>Registers every class that is marked as a stage or source, in the order of their names; or, when the file has classes that implement
    /// <see cref="IPlugin"/>, lets those do it.</summary>
    /// <exception cref="PluginException">There is nothing to register, or a marked class is neither.</exception>
    public static PluginRegistration Register(Assembly assembly, PluginBuilder builder)
    {
        var classes = assembly.GetTypes().Where(static type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }).OrderBy(static type => type.FullName, StringComparer.Ordinal).ToArray();
        var entries = Array.FindAll(classes, static type => typeof(IPlugin).IsAssignableFrom(type));
        foreach (var entry in entries)
            ((IPlugin)Activator.CreateInstance(entry, nonPublic: true)!).Register(builder);
        if (entries.Length > 0)
            return builder.Build();

        var found = false;
        foreach (var type in classes)
        {
            var isStage = type.IsDefined(typeof(StageAttribute), inherit: false);
            if (!isStage && !type.IsDefined(typeof(SourceAttribute), inherit: false))
                continue;
            found = true;
            Check(type, isStage ? typeof(IStage) : typeof(ISource));
            if (isStage)
                builder.AddStage(type, OptionsOf(type));
            else
                builder.AddSource(type, OptionsOf(type));
        }

        return found ? builder.Build() : throw new PluginException("it has no class that is a stage: put `[Stage(\"name\", \"what it does\")]` above a class that implements IStage");
    }

    private static void Check(Type type, Type contract)
    {
        if (!contract.IsAssignableFrom(type))
            throw new PluginException($"its class {type.Name} does not implement {contract.Name}");
        if (type.GetConstructors().Length == 0)
            throw new PluginException($"its class {type.Name} has no public constructor");
    }

    /// <summary>The options are what the constructor takes that stands in the same file, is named <c>…Options</c> and can be made from nothing.</summary>
    private static Type? OptionsOf(Type type) => type.GetConstructors().SelectMany(static constructor => constructor.GetParameters()).Select(static parameter => parameter.ParameterType)
        .FirstOrDefault(parameter => parameter.Assembly == type.Assembly && parameter.Name.EndsWith("Options", StringComparison.Ordinal) && parameter.GetConstructor(Type.EmptyTypes) is not null);
}
