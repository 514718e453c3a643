namespace Pipeline.TagQuotes;

/// <summary>The trained models of the stage; null ones leave the decision to the rules.</summary>
/// <param name="End">Whether reported content ends at a place, given that it has not ended before.</param>
/// <param name="Keep">Whether what a cue seems to introduce is a quotation, with this extent.</param>
/// <param name="Right">Whether a quotation and its speaker are both right.</param>
internal sealed record QuoteModels(LinearModel? End, LinearModel? Keep, LinearModel? Right)
{
    private static readonly Lazy<QuoteModels> Embedded = new(static () => new QuoteModels(Load("end"), Load("keep"), Load("right")));

    /// <summary>The models that come with the plugin.</summary>
    public static QuoteModels Shipped => Embedded.Value;

    private static LinearModel Load(string name)
    {
        using var stream = typeof(QuoteModels).Assembly.GetManifestResourceStream($"Pipeline.TagQuotes.Model.{name}.bin")
            ?? throw new InvalidOperationException($"The model {name} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return LinearModel.Read(bytes);
    }
}
