using System.Diagnostics;
using System.Text.Json;
using Pipeline.Engine.Configuration;

namespace Pipeline.Tests.Engine.Configuration;

/// <summary>Broken files: never an exception, and every place lies in the file.</summary>
public class FuzzTests
{
    private static readonly string[] s_seeds =
    [
        PlanBuilderTests.News,
        """
        version: 1
        x-common: &common { timeout: 30s, retry: { attempts: 3, delay: 1s } }
        defaults: { on-error: skip, concurrency: 2 }
        plugins: [a, "${env:SET}/b"]
        source: { use: files, with: { include: [a, 'b', "c\n"], encoding: ~ } }
        stages:
          - use: segment
            <<: *common
            when: mediaType == "text/html" and words > 200
          - use: summarize
            id: short
            enabled: false
            with: { sentences: 3, diversity: 0.25, method: lex-rank }
          - use: export
            with:
              to: |
                out/${env:SET:-x}
              rotate-at: 10MB
              layers: quotes
              weights: { a: 1, b: 2 }
              columns:
                min: 3
        """,
        "version: 1\r\nsource: files\r\nstages:\r\n- clean\r\n- use: export\r\n  with: {to: >-\r\n    a\r\n    b\r\n  }\r\n",
        "a: &a [*b, *a]\n? {x: y}\n: z\n!!tag b: @c\n--- %x\n\td: '",
        "stages: [clean, {use: *x, with: ${env:A}}, [], {}, ~, \"\\x4\"]\nversion: .inf\nsource: {use: [], with: }\nname: \"${env:}${\"",
    ];

    private static readonly string[] s_pieces =
    [
        "\t", " ", "\n", "\r", "\r\n", "\0", ":", ": ", "-", "- ", "'", "\"", "[", "]", "{", "}", "&a ", "*a", "<<: *a", "#", "|", ">", "!", "%", "@", "`", "?", ",", "\\", "---\n", "...\n",
        "${env:X}", "${", "$${", "\uFEFF", "\uD83D", "\uDE00", "😀", "中", "\u0085", "\u2028", "\u202E", "e\u0301", "\u001B[31m", "~", "null", "99999999999999999999", "1e999", "-",
        "use: ", "with: ", "stages:\n", "when: ", "(((((",
    ];

    [Fact]
    public void Build_OfMutatedFiles_NeverThrows()
    {
        var random = new Random(20260517);
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; count < 20_000 && clock.ElapsedMilliseconds < 4_000; count++)
        {
            var yaml = Mutate(s_seeds[count % s_seeds.Length], random);
            try
            {
                Check(yaml);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"After {count} files, this one: {JsonSerializer.Serialize(yaml)}", exception);
            }
        }

        Assert.True(count > 100, $"only {count} files in the time");
    }

    private static void Check(string yaml)
    {
        var result = PlanBuilderTests.Build(yaml, ("SET", "42"));
        Assert.Equal(result.Plan is null, result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
        foreach (var diagnostic in result.Diagnostics)
        {
            CheckSpan(diagnostic.File, diagnostic.Span);
            foreach (var note in diagnostic.Notes)
                CheckSpan(diagnostic.File, note.Span);
            Assert.Contains(diagnostic.Code, DiagnosticCodes.Titles.Keys);
            Assert.False(diagnostic.Message.Any(char.IsControl), diagnostic.Message);
        }

        Assert.Equal(result.Diagnostics.OrderBy(diagnostic => diagnostic.Span.Start).Select(diagnostic => diagnostic.Span.Start), result.Diagnostics.Select(diagnostic => diagnostic.Span.Start));
        var text = DiagnosticText.Render(result.Diagnostics, color: false);
        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain('\t', text);
        _ = JsonDocument.Parse(DiagnosticJson.Render(result.Diagnostics));
        _ = JsonDocument.Parse(DiagnosticSarif.Render(result.Diagnostics));
    }

    private static void CheckSpan(ConfigurationText file, TextSpan span)
    {
        Assert.InRange(span.Start, 0, span.End);
        Assert.InRange(span.End, 0, file.Text.Length);
        foreach (var offset in (int[])[span.Start, span.End])
        {
            var (line, column) = file.PositionOf(offset);
            Assert.InRange(line, 1, file.LineCount);
            Assert.InRange(column, 1, file.Text.Length + 1);
        }
    }

    private static string Mutate(string yaml, Random random)
    {
        for (var times = random.Next(1, 6); times > 0 && yaml.Length > 1; times--)
        {
            var at = random.Next(yaml.Length);
            var length = Math.Min(random.Next(1, 12), yaml.Length - at);
            yaml = random.Next(7) switch
            {
                0 => yaml.Remove(at, length),
                1 => yaml.Insert(at, s_pieces[random.Next(s_pieces.Length)]),
                2 => yaml[..at] + (char)(yaml[at] ^ (1 << random.Next(8))) + yaml[(at + 1)..],
                3 => yaml.Insert(at, yaml.Substring(at, length)),
                4 => yaml[..at],
                5 => SwapLines(yaml, random),
                _ => yaml[..at] + s_pieces[random.Next(s_pieces.Length)] + yaml[(at + 1)..],
            };
        }

        return yaml;
    }

    private static string SwapLines(string yaml, Random random)
    {
        var lines = yaml.Split('\n');
        var first = random.Next(lines.Length);
        var second = random.Next(lines.Length);
        if (random.Next(2) == 0)
            (lines[first], lines[second]) = (lines[second], lines[first]);
        else
            lines[first] = lines[second];
        return string.Join('\n', lines);
    }
}
