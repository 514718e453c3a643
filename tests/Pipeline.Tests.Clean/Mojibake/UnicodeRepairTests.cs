using System.Text;
using CsCheck;
using Pipeline.Clean.Mojibake;

namespace Pipeline.Tests.Clean.Mojibake;

public class UnicodeRepairTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("Der Müller mahlt für alle", 1252)]
    [InlineData("“The quay is ours,” she said — again", 1252)]
    [InlineData("La forêt brûle près d’Évora", 1252)]
    [InlineData("Мельник не спит до утра", 1251)]
    [InlineData("Žluťoučký kůň pěje", 1250)]
    [InlineData("El camión llegó después", 10000)]
    [InlineData("Die Mühle läuft", 437)]
    public void Of_Utf8ReadAsALegacyCharset_IsRepaired(string text, int codePage)
    {
        var broken = Read(text, codePage);

        Assert.NotEqual(text, broken);
        Assert.Equal(text, Repair(broken));
    }

    [Fact]
    public void Of_BrokenThreeTimes_IsRepaired()
    {
        const string text = "Für die Fähre";

        Assert.Equal(text, Repair(Read(Read(Read(text, 1252), 1252), 1252)));
    }

    [Theory]
    [InlineData("The keeper wonâ€™t say; her brother’s cafÃ© will", "The keeper won’t say; her brother’s café will")]
    [InlineData("It can\u0092t be, said the skipper", "It can’t be, said the skipper")]
    [InlineData("El barco tur\u0092stico", "El barco turístico")]
    [InlineData("Il va Ã  la pÃªche et dÃ©jÃ  il pleut", "Il va à la pêche et déjà il pleut")]
    [InlineData("The \uFB01rst \uFB02ood", "The first flood")]
    [InlineData("Ring２ today", "Ring2 today")]
    [InlineData("A &frac12; mile &amp; more", "A ½ mile & more")]
    public void Of_BrokenInPart_IsRepaired(string broken, string expected) => Assert.Equal(expected, Repair(broken));

    [Theory]
    [InlineData("Plain words, nothing else.")]
    [InlineData("“Curly” and ‘single’ — with a dash… and €5, £6 or 7½ °C")]
    [InlineData("À la carte, déjà vu, Ångström, İstanbul, Čeština, Ελληνικά, Русский")]
    [InlineData("今日は、世界！（本当に）")]
    [InlineData("AT&T &co; x < y &amp z")]
    [InlineData("MARQUÉ… OLÉ! SÃO PAULO")]
    [InlineData("a×b, 5±2, √2, ∆t, ≈3")]
    public void Of_GoodText_IsLeftAlone(string text) => Assert.Empty(UnicodeRepair.Of(text, isPlain: true).Items);

    // What is repaired is edited piece by piece, so that every other character keeps its place.
    [Fact]
    public void Of_LongLine_EditsOnlyWhatIsBroken()
    {
        var text = $"{new string('a', 500)} cafÃ© {new string('b', 500)}";
        var edit = Assert.Single(UnicodeRepair.Of(text, isPlain: false).Items);

        Assert.Equal(("é", text.IndexOf('Ã', StringComparison.Ordinal), 2), (edit.Replacement, edit.Span.Start, edit.Span.Length));
    }

    // Bidi overrides must not come in by way of the wrong charset.
    [Fact]
    public void Of_PageWithBrokenControl_HasNone() => Assert.Equal("keeper’s log", UnicodeRepair.Of("keeperâ€™s â€®log", isPlain: false).Apply("keeperâ€™s â€®log"));

    [Fact]
    public void Of_AnyText_NeverFails() =>
        Gen.Char['\u0080', '\uFFFF'].Array[0, 40].Sample(static chars => Repair(new string(chars)) is not null, iter: 3000);

    [Fact]
    public void Of_LatinMojibake_ComesBack() =>
        Gen.Char['à', 'ÿ'].Where(char.IsLetter).Array[2, 8].Sample(
            static letters =>
            {
                // Letters in a row may look broken themselves; one in each word does not.
                var text = string.Join(' ', letters.Select(static letter => $"w{letter}rd"));
                return Repair(Windows1252.GetString(Encoding.UTF8.GetBytes(text))) == text;
            },
            iter: 300);

    private static string Read(string text, int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString(Encoding.UTF8.GetBytes(text));

    private static string Repair(string text) => UnicodeRepair.Of(text, isPlain: true).Apply(text);
}
