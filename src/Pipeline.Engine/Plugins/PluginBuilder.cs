using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Plugins;

/// <summary>Collects what a plugin registers, and reads the contracts off its classes.</summary>
internal sealed class PluginBuilder(PluginDescriptor plugin) : IPluginBuilder
{
    private readonly ImmutableArray<StageDescriptor>.Builder _stages = ImmutableArray.CreateBuilder<StageDescriptor>();
    private readonly ImmutableArray<SourceDescriptor>.Builder _sources = ImmutableArray.CreateBuilder<SourceDescriptor>();

    private readonly Dictionary<string, Type> _layers = new(StringComparer.Ordinal);

    public IServiceCollection Services { get; } = new ServiceCollection();

    public IPluginBuilder AddStage<TStage>()
        where TStage : class, IStage => AddStage(typeof(TStage), options: null);

    public IPluginBuilder AddStage<TStage, TOptions>()
        where TStage : class, IStage
        where TOptions : class, new() => AddStage(typeof(TStage), typeof(TOptions));

    public IPluginBuilder AddSource<TSource>()
        where TSource : class, ISource => AddSource(typeof(TSource), options: null);

    public IPluginBuilder AddSource<TSource, TOptions>()
        where TSource : class, ISource
        where TOptions : class, new() => AddSource(typeof(TSource), typeof(TOptions));

    public PluginRegistration Build() => new(plugin, _stages.ToImmutable(), _sources.ToImmutable(), _layers.ToImmutableDictionary(), Services);

    internal PluginBuilder AddSource(Type type, Type? options)
    {
        var named = type.GetCustomAttribute<SourceAttribute>()
            ?? throw new InvalidOperationException($"The source class {type.Name} has no [Source(\"name\", \"what it does\")].");
        _sources.Add(new SourceDescriptor
        {
            Name = named.Name,
            Description = named.Description,
            Type = type,
            OptionsType = options,
            Plugin = plugin,
        });
        return this;
    }

    internal PluginBuilder AddStage(Type type, Type? options)
    {
        var named = type.GetCustomAttribute<StageAttribute>()
            ?? throw new InvalidOperationException($"The stage class {type.Name} has no [Stage(\"name\", \"what it does\")].");
        var isExport = typeof(ICheckpoint).IsAssignableFrom(type);
        var isShared = type.IsDefined(typeof(SharedAttribute), inherit: false);
        if (isExport && !isShared)
            throw new InvalidOperationException($"The export class {type.Name} must be [Shared]: one instance writes for all lanes.");
        _stages.Add(new StageDescriptor
        {
            Name = named.Name,
            Description = named.Description,
            Type = type,
            OptionsType = options,
            Requires = Layers(type, typeof(RequiresAttribute<>)),
            Uses = Layers(type, typeof(UsesAttribute<>)),
            Provides = Layers(type, typeof(ProvidesAttribute<>)),
            ChangesText = type.IsDefined(typeof(ChangesTextAttribute), inherit: false),
            IsShared = isShared,
            IsExport = isExport,
            Plugin = plugin,
        });
        return this;
    }

    private ImmutableArray<string> Layers(Type type, Type attribute) =>
    [
        .. type.GetCustomAttributesData()
            .Where(data => data.AttributeType.IsGenericType && data.AttributeType.GetGenericTypeDefinition() == attribute)
            .Select(data => Layer(data.AttributeType.GenericTypeArguments[0]))
            .Order(StringComparer.Ordinal),
    ];

    private string Layer(Type annotation)
    {
        var name = LayerName(annotation);
        if (!_layers.TryAdd(name, annotation) && _layers[name] != annotation)
            throw new PluginException($"its layer `{name}` has two kinds, {_layers[name].Name} and {annotation.Name}: give one of them another name");
        return name;
    }

    private static string LayerName(Type annotation) =>
        (string)typeof(PluginBuilder).GetMethod(nameof(NameOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(annotation)
            .Invoke(null, null)!;

    private static string NameOf<T>()
        where T : struct, IAnnotation<T> => T.LayerName;
}
