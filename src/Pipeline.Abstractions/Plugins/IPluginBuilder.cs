using Microsoft.Extensions.DependencyInjection;

namespace Pipeline;

/// <summary>What a plugin registers with.</summary>
public interface IPluginBuilder
{
    /// <summary>Services that the plugin's stages take in their constructors. The host's own services, such as loggers and
    /// <see cref="TimeProvider"/>, are there already.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds a stage without options.</summary>
    /// <typeparam name="TStage">A class with a <see cref="StageAttribute"/>.</typeparam>
    IPluginBuilder AddStage<TStage>()
        where TStage : class, IStage;

    /// <summary>Adds a stage with options, which its constructor takes.</summary>
    /// <typeparam name="TStage">A class with a <see cref="StageAttribute"/>.</typeparam>
    /// <typeparam name="TOptions">A class whose public properties are the keys under <c>with:</c>, in kebab-case, checked by
    /// their DataAnnotations and by <see cref="System.ComponentModel.DataAnnotations.IValidatableObject"/>.</typeparam>
    IPluginBuilder AddStage<TStage, TOptions>()
        where TStage : class, IStage
        where TOptions : class, new();

    /// <summary>Adds a source without options.</summary>
    /// <typeparam name="TSource">A class with a <see cref="SourceAttribute"/>.</typeparam>
    IPluginBuilder AddSource<TSource>()
        where TSource : class, ISource;

    /// <summary>Adds a source with options, which its constructor takes.</summary>
    /// <typeparam name="TSource">A class with a <see cref="SourceAttribute"/>.</typeparam>
    /// <typeparam name="TOptions">As for a stage.</typeparam>
    IPluginBuilder AddSource<TSource, TOptions>()
        where TSource : class, ISource
        where TOptions : class, new();
}
