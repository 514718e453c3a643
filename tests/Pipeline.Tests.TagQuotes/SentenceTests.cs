namespace Pipeline.Tests.TagQuotes;

/// <summary>Runs the sentences of <c>Sentences.md</c>.</summary>
public class SentenceTests
{
    public static TheoryData<string, string> Sentences()
    {
        var sentences = new TheoryData<string, string>();
        var section = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Sentences.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..];
            else if (line.StartsWith("- ", StringComparison.Ordinal))
                sentences.Add(section, line[2..]);
        }

        return sentences;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Tag_Sentence_FindsWhatIsMarked(string section, string marked)
    {
        Assert.NotEmpty(section);
        Press.AssertTags(marked.Replace("//", "\n\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Sentences_Number_IsAtLeast150() => Assert.True(Sentences().Count >= 150);
}
