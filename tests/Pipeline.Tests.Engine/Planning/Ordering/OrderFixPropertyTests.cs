using System.Text;
using CsCheck;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Planning.Ordering;
using static Pipeline.Tests.Engine.Planning.PlanningSamples;

namespace Pipeline.Tests.Engine.Planning.Ordering;

public class OrderFixPropertyTests
{
    /// <summary>Stages with a legal order, in any order, in a file with comments and blank lines anywhere.</summary>
    private static readonly Gen<(StageDescriptor[] Stages, string Text)> GenFile =
        Gen.Select(GenStages.Select(WithLegalOrder).SelectMany(static stages => Gen.Shuffle(stages)), Gen.Int[0, 5].Array[40], Gen.Bool, Gen.Bool, static (stages, dice, isCrLf, hasEnd) =>
        {
            var text = new StringBuilder("version: 1\nstages: # the stages\n");
            for (var i = 0; i < stages.Length; i++)
            {
                var roll = dice[(4 * i)..];
                text.Append(roll[0] switch { 0 => $"\n", 1 => $"  # above {i}\n", 2 => $"  # alone {i}\n\n", 3 => $"# one {i}\n # two {i}\n", _ => "" });
                text.Append(roll[1] switch { 0 => $"  - use: {stages[i].Name}\n    id: id-{i}\n", 1 => $"  - {stages[i].Name} # behind {i}\n", 2 => $"  - {{ use: {stages[i].Name}, # in {i}\n      id: b{i} }}\n", 3 => $"  -\n    # first {i}\n    use: {stages[i].Name}\n", _ => $"  - {stages[i].Name}\n" });
                text.Append(roll[2] switch { 0 => $"    # below {i}\n", 1 => $"\n     # far below {i}\n", _ => "" });
            }

            text.Append("name: x # end");
            if (hasEnd)
                text.Append('\n');
            return (stages, isCrLf ? text.Replace("\n", "\r\n").ToString() : text.ToString());
        });

    [Fact]
    public void Apply_SomeOrderIsLegal_FindsOneAndKeepsEveryLine() => GenFile.Where(static file => file.Stages.Length > 0).Sample(static file =>
    {
        var catalog = ComponentCatalog.Of(file.Stages, []);
        var result = OrderFix.Apply(new ConfigurationText("pipeline.yaml", file.Text), catalog);
        Assert.Null(result.Reason);
        Assert.Equal(file.Text.Length, result.NewText!.Length);
        Assert.Equal(file.Text.Split('\n').Select(static line => line.TrimEnd('\r')).Order(), result.NewText.Split('\n').Select(static line => line.TrimEnd('\r')).Order());
        Assert.Equal(file.Text.Count(static c => c == '\r'), result.NewText.Count(static c => c == '\r'));

        var names = Names(result.NewText);
        Assert.Equal(file.Stages.Select(static stage => stage.Name).Order(), names.Order());
        Assert.True(IsLegal(names.Select(name => catalog.Stages[name])));
        Assert.Null(OrderFix.Apply(new ConfigurationText("pipeline.yaml", result.NewText), catalog).Change);
    }, iter: 1_000);

    [Fact]
    public void Apply_MutatedFile_NeverThrows() =>
        Gen.Select(GenFile, Gen.Int[0, 400], Gen.OneOf(Gen.Char, Gen.Int[0, 11].Select(static i => "&*[]{}:#-\n\t|"[i]))).Sample(static (file, at, c) =>
        {
            var text = file.Text.Insert(at % file.Text.Length, c.ToString());
            var result = OrderFix.Apply(new ConfigurationText("pipeline.yaml", text), ComponentCatalog.Of(file.Stages, []));
            Assert.True(result.NewText is null != result.Reason is null);
            if (result.NewText is { } fixedText)
                Assert.Equal(text.Order(), fixedText.Order());
        }, iter: 1_000);

    /// <summary>Leaves out what no order can give.</summary>
    private static StageDescriptor[] WithLegalOrder(StageDescriptor[] stages)
    {
        var provided = new HashSet<string>();
        for (var i = 0; i < stages.Length; i++)
        {
            stages[i] = stages[i] with { Requires = [.. stages[i].Requires.Where(provided.Contains)] };
            provided.UnionWith(stages[i].Provides);
        }

        return stages;
    }

    private static List<string> Names(string text)
    {
        var root = new OrderFixReader().Read(text);
        return [.. root!["stages"]!.Children.Select(static item => item["use"]?.Value ?? item.Value)];
    }

    private static bool IsLegal(IEnumerable<StageDescriptor> stages)
    {
        var provided = new HashSet<string>();
        return stages.All(stage =>
        {
            var isMet = provided.IsSupersetOf(stage.Requires);
            provided.UnionWith(stage.Provides);
            return isMet;
        });
    }
}
