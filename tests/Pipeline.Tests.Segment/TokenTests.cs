namespace Pipeline.Tests.Segment;

public class TokenTests
{
    [Theory]
    [InlineData("don't", "do n't")]
    [InlineData("Russia’s plan", "Russia ’s plan")]
    [InlineData("we’ll, I'm, they've, you're, she'd", "we ’ll , I 'm , they 've , you 're , she 'd")]
    [InlineData("the workers' pay", "the workers ' pay")]
    [InlineData("O'Brien can't, cannot, won’t", "O'Brien ca n't , can not , wo n’t")]
    [InlineData("(Ann)’s car", "( Ann ) ’s car")]
    [InlineData("a 30-day ceasefire", "a 30 - day ceasefire")]
    [InlineData("state-run co-founder e-mail", "state - run co-founder e-mail")]
    [InlineData("1,000 3.5 10:30 5/6/2024 2024-05-06", "1,000 3.5 10:30 5/6/2024 2024-05-06")]
    [InlineData("call 555-0100 or 212-555-0100", "call 555-0100 or 212-555-0100")]
    [InlineData("from 1990-1995", "from 1990 - 1995")]
    [InlineData("20th 1990s 9am 5km", "20th 1990s 9 am 5 km")]
    [InlineData("$5.50, €3 and 7%", "$ 5.50 , € 3 and 7 %")]
    [InlineData("Mr. Bell of the U.S. left at 6 p.m. today", "Mr. Bell of the U.S. left at 6 p.m. today")]
    [InlineData("He lives in the U.S.", "He lives in the U.S.")]
    [InlineData("It ended.", "It ended .")]
    [InlineData("“Go!” she said — twice...", "“ Go ! ” she said — twice ...")]
    [InlineData("What?! No!!", "What ?! No !!")]
    [InlineData("see https://example.org/a-b?c=1, or (www.example.com).", "see https://example.org/a-b?c=1 , or ( www.example.com ) .")]
    [InlineData("Write ann.bell@example.org or @annbell #news", "Write ann.bell@example.org or @annbell #news")]
    [InlineData("AT&T and/or B", "AT&T and / or B")]
    [InlineData("Nice :-) 👍🏽 🇫🇷 👨‍👩‍👧", "Nice :-) 👍🏽 🇫🇷 👨‍👩‍👧")]
    [InlineData("naïve café cafe\u0301s", "naïve café cafe\u0301s")]
    public void Process_Text_CutsIntoTokens(string text, string expected) =>
        Assert.Equal(expected.Split(' '), Cut.Tokens(text));

    [Fact]
    public void Process_Text_NamesTheKinds() =>
        Assert.Equal(
            [TokenKind.Word, TokenKind.Number, TokenKind.Symbol, TokenKind.Punctuation, TokenKind.Address, TokenKind.Symbol],
            Cut.Kinds("about 3.5 %, ann@example.org €"));
}
