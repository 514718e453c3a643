using Pipeline.Engine.Planning;
using Pipeline.Engine.Plugins;

namespace Pipeline.Tests.Engine.Plugins;

public class PluginBuilderTests
{
    private static readonly PluginDescriptor Plugin = new("Test", "1.0.0", Path: null, Build: "");

    [Fact]
    public void AddStage_Attributes_BecomeTheContract()
    {
        var builder = new PluginBuilder(Plugin);
        builder.AddStage<Full>();

        var stage = Assert.Single(builder.Build().Stages);

        Assert.Equal(("full", "Does it all"), (stage.Name, stage.Description));
        Assert.Equal(["sentences", "tokens"], stage.Requires);
        Assert.Equal(["blocks"], stage.Uses);
        Assert.Equal(["quotes"], stage.Provides);
        Assert.True(stage is { ChangesText: true, IsShared: true, IsExport: true, OptionsType: null });
    }

    [Fact]
    public void AddSource_WithoutOptions_HasNoClassOfThem()
    {
        var builder = new PluginBuilder(Plugin);
        builder.AddSource<Feed>().AddSource<Folder, FolderOptions>();

        var sources = builder.Build().Sources;

        Assert.Equal([("feed", "What is new", typeof(Feed), null), ("folder", "Files", typeof(Folder), typeof(FolderOptions))], sources.Select(static source => (source.Name, source.Description, source.Type, source.OptionsType)));
    }

    [Fact]
    public void AddStage_WithoutAName_SaysWhatIsMissing() =>
        Assert.Contains("[Stage(", Assert.Throws<InvalidOperationException>(static () => new PluginBuilder(Plugin).AddStage<Nameless>()).Message, StringComparison.Ordinal);

    [Fact]
    public void AddStage_ExportThatIsNotShared_IsRefused() =>
        Assert.Contains("must be [Shared]", Assert.Throws<InvalidOperationException>(static () => new PluginBuilder(Plugin).AddStage<Unshared>()).Message, StringComparison.Ordinal);

    [Fact]
    public void AddStage_TwoKindsWithOneLayerName_IsRefused()
    {
        var builder = new PluginBuilder(Plugin);
        builder.AddStage<Full>();

        var exception = Assert.Throws<PluginException>(() => builder.AddStage<Impostor>());

        Assert.Contains("`sentences`", exception.Message, StringComparison.Ordinal);
    }

    private readonly record struct FalseSentence(TextSpan Span) : IAnnotation<FalseSentence>
    {
        public static string LayerName => "sentences";

        public FalseSentence WithSpans(Func<TextSpan, TextSpan> map) => new(map(Span));
    }

    [Stage("impostor", ""), Provides<FalseSentence>, Shared]
    private sealed class Impostor : Any;

    private abstract class Any : IStage, ICheckpoint
    {
        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => ValueTask.FromResult(document);

        public string Target => "memory";

        public ValueTask<RestoreResult> RestoreAsync(string? token, CancellationToken cancellationToken) => ValueTask.FromResult(RestoreResult.Restored);

        public ValueTask<Checkpoint> FlushAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new Checkpoint(""));
    }

    [Stage("full", "Does it all"), Requires<Token>, Requires<Sentence>, Uses<Block>, Provides<Quote>, ChangesText, Shared]
    private sealed class Full : Any;

    [Shared]
    private sealed class Nameless : Any;

    [Source("feed", "What is new")]
    private class Feed : ISource
    {
        public IAsyncEnumerable<SourceItem> ReadAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<SourceItem>();
    }

    [Source("folder", "Files")]
    private sealed class Folder : Feed;

    private sealed class FolderOptions;

    [Stage("unshared", "")]
    private sealed class Unshared : Any;
}
