using System.Globalization;

namespace Pipeline.Export.Html;

/// <summary>The speakers of one document, numbered from 1 in the order in which they are first quoted; 0 is nobody known.</summary>
internal sealed class SpeakerIndex
{
    /// <summary>As many colours as the style sheet has; then they start over, and the numbers tell speakers apart.</summary>
    private const int Colours = 8;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public SpeakerIndex(Layer<Quote> quotes)
    {
        foreach (ref readonly var quote in quotes.AsSpan())
        {
            if (quote.Speaker is { } speaker)
                _numbers.TryAdd(speaker.Name, _numbers.Count + 1);
        }
    }

    public int Of(Quote quote) => quote.Speaker is { } speaker ? _numbers[speaker.Name] : 0;

    public static string Name(Quote quote) => quote.Speaker is { } speaker ? speaker.Name : "Unknown speaker";

    /// <summary>The class of the style sheet that gives a speaker its colour and line.</summary>
    public static string Class(int number) =>
        number == 0 ? "s0" : string.Create(CultureInfo.InvariantCulture, $"s{((number - 1) % Colours) + 1}");

    /// <summary>What stands for a speaker in the text.</summary>
    public static string Label(int number) => number == 0 ? "?" : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The id of a speaker's part of the list of who said what.</summary>
    public static string Id(string anchor, int number) => string.Create(CultureInfo.InvariantCulture, $"{anchor}-w{number}");
}
