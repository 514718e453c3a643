using CsCheck;
using Pipeline.Summarize;
using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.News;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Tests.Summarize.News;

public class NewsTests
{
    [Fact]
    public void Trained_Weights_AreThoseOfTheFile()
    {
        var again = NewsWeights.Parse(NewsWeights.Trained.Format());
        Assert.Equal(NewsWeights.Trained.Sentence.ToArray(), again.Sentence.ToArray());
        Assert.Equal(NewsWeights.Trained.Pair.ToArray(), again.Pair.ToArray());
        Assert.True(NewsWeights.Trained.Sentence.ToArray().Count(static weight => weight != 0) > 40);
    }

    [Theory]
    [InlineData("Nonsense\t1")]
    [InlineData("Count\t1")]
    [InlineData("Forward\tmuch")]
    public void Parse_BadLine_IsAnError(string line) => Assert.Throws<FormatException>(() => NewsWeights.Parse(line));

    [Fact]
    public void Process_NoWeights_DiffersOnlyInTheChoice()
    {
        var options = new SummarizeOptions { Weights = SummaryWeights.None };
        Assert.Equal(3, Press.Summary(Press.Article(Press.Story), options).Length);
        Assert.Equal(Press.Story[0], Press.Summary(Press.Article(Press.Story), options)[0]);
    }

    [Theory]
    [InlineData("“The flood has damaged two schools and forty homes around the harbour.", "The county will need help for months to come.”")]
    [InlineData("Mayor Lena Ortiz told the county: 'The flood has damaged two schools and forty homes.", "The county will need help for months to come.'")]
    public void FollowsTheOneBefore_QuotationOverTwoSentences_OnlyItsEndMayFollow(string start, string end)
    {
        var article = Article.Of(Press.Article((BlockKind.Paragraph, Press.Story[0]), (BlockKind.Paragraph, start), (BlockKind.Paragraph, end)));

        Assert.False(NewsPool.Stands(article, 1));
        Assert.False(NewsPool.FollowsTheOneBefore(article, 1));
        Assert.True(NewsPool.FollowsTheOneBefore(article, 2));
    }

    [Theory]
    [InlineData("The council suspended harbour master Ola Lund on Monday after a row.", "“Ola Lund has been suspended pending a report,” it said.", true)]
    [InlineData("The council suspended harbour master Ola Lund on Monday after a row.", "The council of Port Ellis meets again in the spring, Lund said.", false)]
    [InlineData("Ferry owners in Port Ellis asked the county for money to mend broken engines.", "The owners of the broken ferry engines told the county that nobody else would mend them in winter, or pay.", true)]
    [InlineData("Anna Bell of Port Ellis and Raj Cole of Dun Moor won.", "Raj Cole of Dun Moor met Anna Bell on a ferry years before.", false)]
    public void IsRepeat_MoreThanNamesInCommon_SaysTheSame(string one, string other, bool expected)
    {
        var article = Article.Of(Press.Article(one, other, Press.Story[0], Press.Story[1]));

        Assert.Equal(expected, NewsPool.IsRepeat(TermVectors.Of(article).Meet(0, 1)));
    }

    [Fact]
    public void Process_Headline_DrawsSentencesThatAreLikeIt()
    {
        var plain = Press.Run(Press.Article(Press.Story), new SummarizeOptions { Sentences = 100 }).Layer<SummarySentence>();
        var titled = Press.Run(Press.Article(Press.Story).WithMetadata(MetadataKeys.Title, "Insurers put damage at 40 million dollars"), new SummarizeOptions { Sentences = 100 }).Layer<SummarySentence>();
        Assert.True(titled[^1].Score > plain[^1].Score);
        Assert.Equal(plain[0].Score, titled[0].Score, 1);
    }

    [Fact]
    public void Of_AnyArticle_FeaturesAreFiniteAndSmall() => Gen.OneOf(
        Gen.OneOf("flood", "Mr. Bell", "It", "But", "said", "12", "“", "”", "?", "(", "$5", "I", "you", "\uD83D", "İ", ",").Array[1, 60].Select(static words => string.Join(' ', words) + ".").Array[1, 12])
        .Sample(static story =>
        {
            var article = Article.Of(Press.Article(story));
            var features = new NewsFeatures(article, TermVectors.Of(article));
            var values = new double[(int)NewsFeature.Count];
            for (var i = 0; i < article.Candidates.Count; i++)
            {
                features.Of(i, values);
                Assert.All(values, static value => Assert.InRange(value, -0.001, 12));
            }
        });

    [Theory]
    [InlineData(1, new[] { 0 })]
    [InlineData(2, new[] { 0, 2 })]
    public void Best_LastNameAlone_ComesWithTheFullName(int size, int[] expected)
    {
        var article = Article.Of(Press.Article(["Ola Lund runs the port.", "Schools open on time.", "All ferries wait, Lund said."]));
        Assert.Equal(expected, new SetSearch(article, [0, 0, 1], [0, 1, 2], new double[3, 3]).Best(size, new Budget(size, int.MaxValue, int.MaxValue)));
    }

    [Fact]
    public void Process_LastNameAlone_CostsBeyondTheSetToo()
    {
        string[] story = [.. Press.Story[..5], .. Press.Story[6..], "The engineer of the county is Ola Lundqvist.", "Insurers put it at 40 million dollars, Lundqvist said."];
        for (var sentences = 4; sentences < story.Length; sentences++)
        {
            var summary = Press.Summary(Press.Article(story), new SummarizeOptions { Sentences = sentences });
            Assert.True(!summary.Contains(story[^1]) || summary.Contains(story[^2]) || sentences > 6);
        }
    }

    [Fact]
    public void Score_Caption_IsLowered()
    {
        const string Now = "Mayor Lena Ortiz visits the harbour with engineers Sunday.";
        Assert.True(ScoreOf(Now) < ScoreOf(Now.Replace("visits", "visited", StringComparison.Ordinal)) - 1);

        static double ScoreOf(string sentence) => Press.Run(Press.Article([Press.Story[0], sentence]), new SummarizeOptions { Sentences = 100 }).Layer<SummarySentence>()[1].Score;
    }

    [Fact]
    public void Best_SmallPools_IsTheBestOfAllSets() => Gen.Select(Gen.Double[-1, 1].Array[5], Gen.Double[-1, 1].Array[25], Gen.Int[1, 4]).Sample(
        static (scores, together, size) =>
        {
            var article = Article.Of(Press.Article(["Ferries wait in port.", "Schools open on time.", "Bridges fell in storms.", "Markets closed for good.", "Gulls sang all day."]));
            var pairs = new double[5, 5];
            Buffer.BlockCopy(together, 0, pairs, 0, 25 * sizeof(double));
            var best = new SetSearch(article, scores, [0, 1, 2, 3, 4], pairs).Best(size, new Budget(size, int.MaxValue, int.MaxValue));
            Assert.Equal(size, best.Length);
            var most = Enumerable.Range(0, 32).Where(set => int.PopCount(set) == size).Max(set => Worth([.. Enumerable.Range(0, 5).Where(i => (set & (1 << i)) != 0)]));
            Assert.Equal(most, Worth(best), 9);

            double Worth(int[] set) => set.Sum(i => scores[i]) + set.SelectMany(a => set.Where(b => b > a).Select(b => pairs[a, b])).Sum();
        },
        iter: 2_000);
}
