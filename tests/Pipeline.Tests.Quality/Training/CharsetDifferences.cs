using System.Globalization;
using System.Text;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Quality.Training;

/// <summary>`charset-differences`: lists where the indexes of the WHATWG Encoding Standard differ from the tables of .NET, for the engine to read.</summary>
internal static class CharsetDifferences
{
    public const string Name = "charset-differences";

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var folder = Path.Combine(arguments.Data, "charsets");
        var list = new StringBuilder("""
            # Where the indexes of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org; for use in source code: BSD 3-Clause) differ from the tables of .NET.
            # Made by `charset-differences` of Pipeline.Tests.Quality. The index, the first place ("pointer"), the characters from there on; U+FFFD where the standard has none.
            """.ReplaceLineEndings("\n"));
        foreach (var name in CharsetIndex.Names)
        {
            var file = Path.Combine(folder, $"index-{name}.txt");
            if (!File.Exists(file))
            {
                Console.WriteLine($"There is no {file}: download the index files of the Encoding Standard to {folder} (https://encoding.spec.whatwg.org/#indexes).");
                return 2;
            }

            var count = Append(list, name, await ReadAsync(file));
            Console.WriteLine($"{name}: {count} places differ");
        }

        await File.WriteAllTextAsync(Path.Combine(Arguments.Root(), "src/Pipeline.Engine/Intake/charset-differences.tsv"), list.Append('\n').ToString());
        return 0;
    }

    private static int Append(StringBuilder list, string name, Dictionary<int, int> standard)
    {
        var index = CharsetIndex.OfNet(name);
        var count = 0;
        var next = -1;
        for (var at = 0; at < index.Length; at++)
        {
            var character = standard.GetValueOrDefault(at, CharsetIndex.None);
            if (character == index[at])
                continue;
            if (at != next)
                list.Append('\n').Append(name).Append('\t').Append(at.ToString(CultureInfo.InvariantCulture)).Append('\t');
            list.Append(new Rune(character == CharsetIndex.None ? CharsetIndex.Removed : character).ToString());
            next = at + 1;
            count++;
        }

        return count;
    }

    /// <summary>Lines of a place, a tab and a character as 0x3000; comments start with #.</summary>
    private static async Task<Dictionary<int, int>> ReadAsync(string file)
    {
        var index = new Dictionary<int, int>();
        foreach (var line in await File.ReadAllLinesAsync(file))
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var at, var character, ..])
                index[int.Parse(at, CultureInfo.InvariantCulture)] = int.Parse(character.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        return index;
    }
}
