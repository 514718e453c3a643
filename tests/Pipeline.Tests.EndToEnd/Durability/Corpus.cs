namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Small articles with a quotation each, some of which are no text.</summary>
internal static class Corpus
{
    private static readonly string[] s_speakers = ["Jane Porter", "Ana Díaz", "Sir Tom Okafor"];

    /// <summary>What the bytes of a file that is no text are.</summary>
    private static readonly byte[] s_binary = [.. Enumerable.Range(0, 2000).Select(static number => (byte)(number % 7))];

    /// <summary>Writes articles into the folder <c>in</c>.</summary>
    /// <param name="folder">Of the pipeline.</param>
    /// <param name="count">How many.</param>
    /// <param name="isBad">Which of them are no text; null for none.</param>
    public static void Write(string folder, int count, Func<int, bool>? isBad = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, "in"));
        for (var i = 0; i < count; i++)
        {
            if (isBad?.Invoke(i) == true)
                WriteBad(folder, i);
            else
                WriteOne(folder, i, "stay closed");
        }
    }

    public static void WriteOne(string folder, int number, string what) => File.WriteAllText(PathOf(folder, number), Text(number, what));

    /// <summary>An article.</summary>
    public static string Text(int number, string what) => $"""
        The bridge of day {number}

        “We will go on with number {number},” {s_speakers[number % s_speakers.Length]} said on Monday. The council agreed that the bridge would {what} until the {number}th.

        Nothing else is known.

        """;

    public static void WriteBad(string folder, int number) => File.WriteAllBytes(PathOf(folder, number), s_binary);

    public static string PathOf(string folder, int number) => Path.Combine(folder, "in", $"{number:D5}.txt");
}
