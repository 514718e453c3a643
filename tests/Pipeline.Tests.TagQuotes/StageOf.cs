using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Tests.TagQuotes;

/// <summary>Makes the one stage of a plugin, as the engine would, with default options or the given ones.</summary>
internal sealed class StageOf : IPluginBuilder
{
    private Func<object?, IStage>? _create;

    public IServiceCollection Services { get; } = new ServiceCollection();

    public static IStage Plugin<TPlugin>(object? options = null)
        where TPlugin : IPlugin, new()
    {
        var builder = new StageOf();
        new TPlugin().Register(builder);
        return builder._create!(options);
    }

    public IPluginBuilder AddStage<TStage>()
        where TStage : class, IStage
    {
        _create = _ => Activator.CreateInstance<TStage>();
        return this;
    }

    public IPluginBuilder AddStage<TStage, TOptions>()
        where TStage : class, IStage
        where TOptions : class, new()
    {
        _create = options => (IStage)Activator.CreateInstance(typeof(TStage), options ?? new TOptions())!;
        return this;
    }

    public IPluginBuilder AddSource<TSource>()
        where TSource : class, ISource => this;

    public IPluginBuilder AddSource<TSource, TOptions>()
        where TSource : class, ISource
        where TOptions : class, new() => this;
}
