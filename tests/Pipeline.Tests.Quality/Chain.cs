using Microsoft.Extensions.DependencyInjection;
using Pipeline.Clean;
using Pipeline.Segment;
using Pipeline.Summarize;
using Pipeline.TagQuotes;

namespace Pipeline.Tests.Quality;

/// <summary>Stages in a row, with their default options: what one lane of the worker has.</summary>
internal sealed class Chain
{
    private static readonly Registry Plugins = Register();

    private readonly List<IStage> _stages;

    public Chain(IEnumerable<string> names) => _stages = [.. names.Select(Plugins.Create)];

    /// <summary>The document after all stages; null when one of them dropped or refused it.</summary>
    public async Task<Document?> RunAsync(Document document)
    {
        foreach (var stage in _stages)
        {
            try
            {
                document = await stage.ProcessAsync(document, CancellationToken.None);
            }
            catch (StageException)
            {
                return null;
            }

            if (document.SkipReason is not null)
                return null;
        }

        return document;
    }

    private static Registry Register()
    {
        var registry = new Registry();
        foreach (IPlugin plugin in new IPlugin[] { new CleanPlugin(), new SegmentPlugin(), new TagQuotesPlugin(), new SummarizePlugin() })
            plugin.Register(registry);
        return registry;
    }

    /// <summary>Takes plugins as the worker does, so that what is measured is what users get.</summary>
    private sealed class Registry : IPluginBuilder
    {
        private readonly Dictionary<string, (Type Stage, Type? Options)> _types = new(StringComparer.Ordinal);
        private IServiceProvider? _provider;

        public IServiceCollection Services { get; } = new ServiceCollection();

        public IPluginBuilder AddStage<TStage>()
            where TStage : class, IStage => Add(typeof(TStage), null);

        public IPluginBuilder AddStage<TStage, TOptions>()
            where TStage : class, IStage
            where TOptions : class, new() => Add(typeof(TStage), typeof(TOptions));

        public IPluginBuilder AddSource<TSource>()
            where TSource : class, ISource => this;

        public IPluginBuilder AddSource<TSource, TOptions>()
            where TSource : class, ISource
            where TOptions : class, new() => this;

        public IStage Create(string name)
        {
            _provider ??= Services.BuildServiceProvider();
            var (stage, options) = _types[name];
            return (IStage)ActivatorUtilities.CreateInstance(_provider, stage, options is null ? [] : [Activator.CreateInstance(options)!]);
        }

        private Registry Add(Type stage, Type? options)
        {
            var attribute = (StageAttribute)Attribute.GetCustomAttribute(stage, typeof(StageAttribute))!;
            _types[attribute.Name] = (stage, options);
            return this;
        }
    }
}
