using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Engine.Intake;
using Pipeline.Tests.Engine.Hosting;

namespace Pipeline.Tests.Engine.Intake;

public sealed class FilesSourceTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Theory]
    [InlineData("**/*.txt", "", "B.txt,a.txt,sub/c.txt,sub/deep/é.txt")]
    [InlineData("*.txt", "", "B.txt,a.txt")]
    [InlineData("sub/**/*", "", "sub/c.txt,sub/deep/é.txt,sub/page.html")]
    [InlineData("**/*", "**/*.html,sub/deep/**", "B.txt,a.txt,sub/c.txt")]
    [InlineData("sub/c.txt", "", "sub/c.txt")]
    [InlineData("./a.txt", "", "a.txt")]
    [InlineData("*.txt,**/*.txt,a.txt", "", "B.txt,a.txt,sub/c.txt,sub/deep/é.txt")]
    [InlineData("nowhere/**/*.txt", "", "")]
    [InlineData("../outside/*.txt", "", "../outside/o.txt")]
    [InlineData("../outside/", "", "../outside/o.txt")]
    [InlineData("../outside/**", "../outside/*", "")]
    [InlineData("sub/", "sub/deep/", "sub/c.txt,sub/page.html")]
    [InlineData("**/deep/**/*.txt", "", "sub/deep/é.txt")]
    [InlineData("sub/**", "", "sub/c.txt,sub/deep/é.txt,sub/page.html")]
    [InlineData("*/*.htm?", "", "sub/page.html")]
    [InlineData("../*/*.txt", "B.txt", "a.txt,../outside/o.txt")]
    public async Task ReadAsync_Patterns_YieldsPathsOnceInOrdinalOrder(string include, string exclude, string expected)
    {
        _folder.Write("in/a.txt", "1").Write("in/B.txt", "2").Write("in/sub/c.txt", "3").Write("in/sub/deep/é.txt", "4").Write("in/sub/page.html", "5").Write("outside/o.txt", "6");

        var items = await ReadAsync(new FilesSourceOptions { Include = [.. include.Split(',')], Exclude = [.. exclude.Split(',', StringSplitOptions.RemoveEmptyEntries)] });

        Assert.Equal(expected, string.Join(',', items.Select(static item => item.Id.Value)));
    }

    [Fact]
    public async Task ReadAsync_AbsolutePattern_IsFound()
    {
        _folder.Write("in/x/a.txt", "1");

        var item = Assert.Single(await ReadAsync(new FilesSourceOptions { Include = [_folder["in/x"] + "/*.txt"] }));

        Assert.Equal("x/a.txt", item.Id.Value);
        Assert.Equal("1"u8.ToArray(), (await item.ReadAsync(TestContext.Current.CancellationToken)).ToArray());
    }

    [Fact]
    public async Task ReadAsync_LinkBackToItsFolder_YieldsEachFileOnce()
    {
        _folder.Write("in/a.txt", "1").Write("in/sub/b.txt", "2");
        Directory.CreateSymbolicLink(_folder["in/sub/loop"], _folder["in"]);

        var items = await ReadAsync(new FilesSourceOptions { Include = ["**/*.txt"] });

        Assert.Equal("a.txt,sub/b.txt", string.Join(',', items.Select(static item => item.Id.Value)));
    }

    [Fact]
    public async Task ReadAsync_NamesAroundTheSlash_ComeInTheOrderOfTheirPaths()
    {
        foreach (var name in (string[])["a/z.txt", "a.txt", "a-b/c.txt", "a0.txt", "a/b/c.txt", "A/q.txt"])
            _folder.Write("in/" + name, "x");

        var items = await ReadAsync(new FilesSourceOptions { Include = ["**/*.txt", "a/**", "a-b/*"] });

        var ids = items.Select(static item => item.Id.Value).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(6, ids.Distinct().Count());
        Assert.Equal(6, ids.Length);
    }

    [Theory]
    [InlineData("a/**/../b")]
    [InlineData(" ")]
    public void Options_PatternCannotBeMeant_IsRefused(string pattern)
    {
        var options = new FilesSourceOptions { Include = [pattern] };

        Assert.NotEmpty(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options)));
    }

    [Fact]
    public async Task ReadAsync_FileIsTooLarge_FailsWhenItIsReadAndSaysTheLimit()
    {
        _folder.Write("in/a.txt", new string('x', 2000));

        var item = Assert.Single(await ReadAsync(new FilesSourceOptions { Include = ["*.txt"], MaxSize = new ByteSize(1000) }));
        var exception = await Assert.ThrowsAsync<StageException>(async () => await item.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Contains("2000 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Contains("1kB", exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<SourceItem>> ReadAsync(FilesSourceOptions options)
    {
        var source = new FilesSource(options, new PipelineContext("test", _folder["in"]), TimeProvider.System, NullLogger<FilesSource>.Instance);
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(TestContext.Current.CancellationToken))
            items.Add(item);
        Assert.Equal(items.Count, source.Count);
        return items;
    }
}
