using Pipeline.Segment;

namespace Pipeline.Tests.Segment;

/// <summary>A bar in the text is where a sentence ends, as in <see cref="SentenceTests"/>.</summary>
public class LanguageTests
{
    [Theory]
    [InlineData(SegmentLanguage.De, "Dr. Lena Vogt traf am 3. Oktober Hrn. Ames in der Hauptstr. 5 ein. | Sie ging bald.")]
    [InlineData(SegmentLanguage.De, "Im 19. Jahrhundert war das, z. B. in Bern, usw. üblich. | Heute nicht.")]
    [InlineData(SegmentLanguage.De, "„Ich gehe.“ | Dann ging sie. | „Wirklich?“, fragte er.")]
    [InlineData(SegmentLanguage.De, "Es war 2019. | Danach kam nichts.")]
    [InlineData(SegmentLanguage.Fr, "M. Le Goff et Mme. Duval sont arrivés. | Il pleuvait.")]
    [InlineData(SegmentLanguage.Fr, "« Pourquoi pas ? » | Elle sourit. | « Bonne nuit. » | Puis rien.")]
    [InlineData(SegmentLanguage.Fr, "Voir p. 12, chap. 3, etc. | Le reste manque.")]
    [InlineData(SegmentLanguage.Es, "El Sr. Vega y la Dra. Luz viven en la av. Colón. | ¿Quién lo sabe? | ¡Nadie!")]
    [InlineData(SegmentLanguage.Es, "Llegó de EE.UU. en ene. de 2004. | La casa estaba vacía.")]
    public void Process_Language_CutsIntoSentences(SegmentLanguage language, string marked)
    {
        var expected = marked.Split(" | ");
        Assert.Equal(expected, Cut.Sentences(Run(string.Join(' ', expected), language)));
    }

    [Theory]
    [InlineData(SegmentLanguage.Fr, "l’homme d'abord peut-être", "l’ homme d' abord peut-être")]
    [InlineData(SegmentLanguage.De, "im CDU-Lager z.B. geht’s", "im CDU-Lager z.B. geht’s")]
    public void Process_Language_CutsIntoTokens(SegmentLanguage language, string text, string expected)
    {
        var document = Run(text, language);
        Assert.Equal(expected.Split(' '), document.Layer<Token>().Select(token => token.Span.In(document.Text).ToString()));
    }

    [Theory]
    [InlineData("Der Rat hat am 3. Oktober nicht mit der Stadt gesprochen. Das ist auch nicht nötig.", 2)]
    [InlineData("The council met in the old town hall, and that was for long the end of item 3. Nobody came.", 2)]
    [InlineData("The council met in the old town hall on Friday. It was a long night for the mayor.", 2)]
    public void Process_Auto_TellsTheLanguage(string text, int sentences) =>
        Assert.Equal(sentences, Run(text, SegmentLanguage.Auto).Layer<Sentence>().Count);

    [Fact]
    public void Process_LanguageInMetadata_Counts()
    {
        const string Text = "Am 3. Oktober.";
        Assert.Single(Run(Text, SegmentLanguage.Auto, "de-AT").Layer<Sentence>());
        Assert.Equal(2, Run(Text, SegmentLanguage.Auto, "en").Layer<Sentence>().Count);
    }

    private static Document Run(string text, SegmentLanguage language, string? tag = null)
    {
        var run = new SegmentStage(new SegmentOptions { Language = language }).ProcessAsync(Cut.Of(text).WithMetadata(MetadataKeys.Language, tag), CancellationToken.None);
        return run.IsCompletedSuccessfully ? run.Result : throw new InvalidOperationException("The stage waited.");
    }
}
