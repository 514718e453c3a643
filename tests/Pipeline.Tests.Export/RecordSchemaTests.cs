using System.Text.Json;
using CsCheck;
using NJsonSchema;
using Pipeline.Export;

namespace Pipeline.Tests.Export;

public sealed class RecordSchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "record.schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(Text).GetAwaiter().GetResult();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Record_HandBuiltArticles_FitsTheSchema(bool tokens)
    {
        var lines = await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl", Tokens = tokens }, Articles.Harbour(), Articles.Plain());

        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Empty(Schema.Validate(line));
    }

    [Fact]
    public async Task Record_QuoteWithAllThereIs_FitsTheSchema()
    {
        var document = Document.FromText("a", "“Ja,” said Ana.").With(Layer<Quote>.Of(new Quote(new(1, 4), QuoteKind.Direct)
        {
            Verbatim = [new(1, 4)],
            Speaker = new Speaker("Ana", new(11, 14)),
            Cue = new TextSpan(6, 10),
            Confidence = 0.5,
            Chain = 1,
        }));

        Assert.Empty(Schema.Validate(await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl" }, document)));
    }

    [Fact]
    public void Record_HostileDocuments_FitsTheSchema() => Hostile.Documents.Sample(document =>
        Assert.Empty(Schema.Validate(ExportRun.Text(new ExportOptions { To = "x.jsonl" }, document))), iter: 100);

    [Theory]
    [InlineData("\"id\":", "\"name\":")]
    [InlineData("\"kind\":\"list-item\"", "\"kind\":\"ListItem\"")]
    [InlineData("\"byteStart\":", "\"byte\":")]
    [InlineData("\"start\":0", "\"start\":-1")]
    public async Task Record_Changed_DoesNotFitTheSchema(string was, string becomes)
    {
        var line = await ExportRun.TextAsync(new ExportOptions { To = "x.jsonl" }, Articles.Harbour());

        Assert.Contains(was, line);
        Assert.NotEmpty(Schema.Validate(line.Replace(was, becomes)));
    }

    [Fact]
    public void Schema_EveryField_IsDescribed()
    {
        using var schema = JsonDocument.Parse(Text);
        var fields = 0;
        Check(schema.RootElement, "#");
        Assert.True(fields > 40, $"{fields} fields");

        void Check(JsonElement element, string path)
        {
            foreach (var property in element.EnumerateObject().Where(static property => property.Value.ValueKind == JsonValueKind.Object))
            {
                if (property.Name is "properties" or "definitions")
                {
                    foreach (var field in property.Value.EnumerateObject())
                    {
                        fields++;
                        Assert.True(field.Value.TryGetProperty("description", out _) || field.Value.TryGetProperty("$ref", out _), $"{path}/{field.Name}");
                    }
                }

                Check(property.Value, $"{path}/{property.Name}");
            }
        }
    }
}
