using Pipeline.Clean.Text;

namespace Pipeline.Tests.Clean.Text;

public class CharactersTests
{
    [Fact]
    public void Special_EveryCharacter_IsWhiteSpaceNoiseOrAmpersand()
    {
        for (var c = '\0'; c < char.MaxValue; c++)
        {
            var isRare = c != ' ' && (Characters.IsSpace(c) || Characters.IsNoise(c));
            Assert.True(Characters.Rare.Contains(c) == isRare, $"U+{(int)c:X4}");
            Assert.True(Characters.Special.Contains(c) == (isRare || c is ' ' or '&'), $"U+{(int)c:X4}");
            Assert.True(Characters.RareInLines.Contains(c) == (isRare && c is not ('\n' or '\r')), $"U+{(int)c:X4}");
        }
    }
}
