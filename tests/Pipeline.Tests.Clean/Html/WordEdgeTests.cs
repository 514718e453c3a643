using Pipeline.Clean;

namespace Pipeline.Tests.Clean.Html;

public class WordEdgeTests
{
    [Theory]
    [InlineData("<p>You<b>Tube</b></p>", "YouTube")]
    [InlineData("<p><span class=cap>T</span>he tide</p>", "The tide")]
    [InlineData("<p>the <b>ti</b>de</p>", "the tide")]
    [InlineData("<p>the ti<a href=/x>de</a></p>", "the tide")]
    [InlineData("<p><span>ti</span><span>de</span></p>", "tide")]
    [InlineData("<p>CO<sub>2</sub></p>", "CO2")]
    [InlineData("<p>the 3<sup>rd</sup> tide</p>", "the 3rd tide")]
    [InlineData("<p>a long<wbr>word</p>", "a longword")]
    [InlineData("<p><span>47</span><span>mpg</span></p>", "47 mpg")]
    [InlineData("<p><span>3</span><span>rd</span></p>", "3rd")]
    [InlineData("<p><span>1</span><strong>Anthills</strong></p>", "1 Anthills")]
    [InlineData("<p>good security<strong>Cons</strong> none</p>", "good security Cons none")]
    [InlineData("<p><code>00DF</code><code>0x</code></p>", "00DF 0x")]
    [InlineData("<p><span><span>amount</span></span><span>integer</span></p>", "amount integer")]
    [InlineData("<p><a href=/x>Lux</a><em>harbour</em></p>", "Lux harbour")]
    [InlineData("<p>two<img src=x>boats</p>", "two boats")]
    [InlineData("<p>two<svg><title>a boat</title><text>sail</text></svg>boats</p>", "two boats")]
    [InlineData("<p>ago<span aria-hidden=true>·</span>3 comments</p>", "ago 3 comments")]
    [InlineData("<div>tide<p>boat</p>gull</div>", "tide\nboat\ngull")]
    [InlineData("<ul><li>tide<li>boat</ul>", "tide\nboat")]
    [InlineData("<table><tr><td>tide<td>boat<tr><td>gull</table>", "tide\tboat\ngull")]
    [InlineData("<p>Tide<br>Boat</p>", "Tide\nBoat")]
    [InlineData("<p>tide<button>boat</button></p>", "tide")]
    public void Process_TagsInAndBetweenWords_KeepsWordsWholeAndApart(string html, string expected) =>
        Assert.Equal(expected, CleanRun.Page(html, new CleanOptions { Extract = Extraction.Never }).Text);
}
