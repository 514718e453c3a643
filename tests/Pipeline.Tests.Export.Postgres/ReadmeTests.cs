using System.Text.RegularExpressions;

namespace Pipeline.Tests.Export.Postgres;

/// <summary>The queries in the README of the plugin.</summary>
public class ReadmeTests(ServerFixture fixture)
{
    public static TheoryData<string> Queries => [.. Regex
        .Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin-README.md")), "```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)
        .Select(static match => match.Groups["sql"].Value.Trim())];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Query_OfTheReadme_FindsSomething(string sql)
    {
        await using var run = await ExportRun.OfAsync(fixture, Articles.Harbour());

        Assert.NotEmpty(run.Query(sql.Replace("pipeline.", run.Schema + ".")));
    }

    [Fact]
    public void Queries_OfTheReadme_AreThere() => Assert.True(Queries.Count >= 7);
}
