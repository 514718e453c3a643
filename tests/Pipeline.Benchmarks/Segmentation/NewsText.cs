using System.Text;

namespace Pipeline.Benchmarks.Segmentation;

/// <summary>Text to measure on: the paragraphs of the articles under `seeds/` in an order that does not repeat, so that the processor cannot learn
/// it by heart.</summary>
internal static class NewsText
{
    /// <summary>News of about a length.</summary>
    /// <param name="length">In UTF-16 code units.</param>
    public static string Of(int length)
    {
        var paragraphs = Directory.GetFiles(AppContext.BaseDirectory, "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(static file => File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(static paragraph => paragraph.Length > 0).ToArray();
        var random = new Random(1);
        var text = new StringBuilder(length + 4096);
        while (text.Length < length)
            text.Append(paragraphs[random.Next(paragraphs.Length)]).Append("\n\n");
        return text.ToString(0, length);
    }
}
