using CsCheck;
using Pipeline.Readability;

namespace Pipeline.Tests.Readability;

public sealed class SyllablesTests
{
    [Theory]
    [InlineData(1, "the make makes baked eyes played league you're don't can't aren't John's bread strength")]
    [InlineData(2, "table centre houses wanted hundred saying flying going didn't isn't likely statement something framework million senior region surgeon every boss's could've people's")]
    [InlineData(3, "union-led media radio museum area idea created reaction audience completely everyone civilian alliance")]
    [InlineData(4, "reality America society television negotiate familiarly specifically associate")]
    [InlineData(5, "university association immediately coordinated enthusiasm")]
    [InlineData(6, "responsibility nationalistically")]
    public void Count_Words_AreAsSpoken(int expected, string words)
    {
        var wrong = words.Split(' ').Where(word => Syllables.Count(word) != expected).Select(static word => $"{word}: {Syllables.Count(word)}");

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("UN", 2)]
    [InlineData("CNN", 3)]
    [InlineData("U.S.", 2)]
    [InlineData("WHO", 5)]
    [InlineData("NATO", 2)]
    [InlineData("I", 1)]
    [InlineData("Zelensky", 3)]
    [InlineData("café", 2)]
    [InlineData("nine-year-old", 3)]
    [InlineData("", 1)]
    [InlineData("'", 1)]
    [InlineData("hmm", 1)]
    public void Count_OtherForms_AreCounted(string word, int expected) => Assert.Equal(expected, Syllables.Count(word));

    [Fact]
    public void Count_CurlyApostrophe_IsTheStraightOne() => Assert.Equal(Syllables.Count("wouldn't"), Syllables.Count("wouldn’t"));

    /// <summary>Whatever the word: one syllable at least, and no more than a spelled letter can have.</summary>
    [Fact]
    public void Count_AnyWord_StaysWithinItsLetters() => Gen.String[0, 200].Sample(word =>
    {
        var count = Syllables.Count(word);
        Assert.InRange(count, 1, Math.Max(1, word.Length * 3));
    });

    [Fact]
    public void Count_LowerCaseLetters_HaveASyllableForTwoLettersAtMost() =>
        Gen.Char["abcdeghilmnoqrstuvyw'"].Array[1, 30].Select(static letters => new string(letters)).Sample(static word =>
            Assert.InRange(Syllables.Count(word), 1, word.Length + 1));
}
