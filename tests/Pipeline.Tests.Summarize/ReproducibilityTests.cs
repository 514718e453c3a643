using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Pipeline.Summarize;

namespace Pipeline.Tests.Summarize;

public class ReproducibilityTests
{
    private static readonly Gen<string[]> Stories = Gen.OneOf(
        "flood", "harbour", "mayor", "power", "Mr. Bell", "It", "But", "said", "12", "“", "”", "?", "talks", "talked", "I", "the", "\uD83D", "İstanbul", "naïve")
        .Array[1, 12].Select(words => string.Join(' ', words) + ".").Array[0, 30];

    [Fact]
    public void Process_SameArticle_GivesTheSameSummaryInEveryCultureAndThread()
    {
        var document = Press.Article(Press.Story);
        var expected = Press.Run(document).Layer<SummarySentence>().ToArray();
        Parallel.ForEach(Enumerable.Range(0, 32), i =>
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = i % 2 == 0 ? "," : "·";
            culture.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, Press.Run(document).Layer<SummarySentence>());
        });
    }

    [Fact]
    public void Process_AnyArticle_PicksWholeSentencesOnce() => Gen.Select(Stories, Gen.Int[1, 8], Gen.Int[0, 40]).Sample(
        static (story, sentences, words) =>
        {
            var document = Press.Article(story);
            var all = document.Layer<Sentence>().Select(sentence => sentence.Span).ToHashSet();
            foreach (var method in Enum.GetValues<SummaryMethod>())
            {
                var picked = Press.Run(document, new SummarizeOptions { Sentences = sentences, Words = words, Method = method }).Layer<SummarySentence>();
                Assert.True(picked.Count <= sentences);
                Assert.All(picked, sentence => Assert.Contains(sentence.Span, all));
                Assert.All(picked, sentence => Assert.True(double.IsFinite(sentence.Score)));
                Assert.Equal(picked.Count, picked.Select(sentence => sentence.Span).Distinct().Count());
            }
        },
        iter: 3_000);

    [Fact]
    public void Process_TenThousandSentences_TakesBoundedTime()
    {
        var random = new Random(5);
        var story = Enumerable.Range(0, 10_000).Select(i => $"Word{random.Next(3000)} met word{random.Next(3000)} and word{random.Next(300)} in town{random.Next(40)} on day {i}.").ToArray();
        var document = Press.Article(story);
        var watch = Stopwatch.StartNew();
        Assert.Equal(100, Press.Summary(document, new SummarizeOptions { Sentences = 100 }).Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }
}
