using System.Text.Json.Nodes;

namespace Pipeline.Tests.Quality.Tasks;

/// <summary>What is measured: gold in, prediction out, and the scorer.</summary>
internal abstract class QualityTask
{
    /// <summary>The verb.</summary>
    public abstract string Name { get; }

    /// <summary>The stages that run, in order.</summary>
    public abstract IReadOnlyList<string> Stages { get; }

    /// <summary>The gold files, under the data folder.</summary>
    public abstract IReadOnlyList<string> Golds { get; }

    /// <summary>How many documents of a gold file are measured unless `--all` is given, so that all of it takes minutes.</summary>
    public virtual int Most => int.MaxValue;

    /// <summary>The document of a line of gold.</summary>
    public virtual Document Read(JsonObject gold, Arguments arguments) =>
        Document.FromText(gold["id"]!.ToString(), gold["text"]!.GetValue<string>());

    /// <summary>What the scorer takes; the id is added by the caller.</summary>
    public abstract JsonObject Predict(Document document);

    /// <summary>The scorer's table, for people, and the figures that floors are kept for.</summary>
    public abstract Task<(string Report, IReadOnlyList<Figure> Figures)> ScoreAsync(Scorer scorer, string gold, string prediction, bool forPeople);

    /// <summary>A span of the text, as code points of the gold text.</summary>
    protected static (int Start, int End) Place(Document document, CodePoints points, TextSpan span)
    {
        var place = document.Origin.ToOriginal(span);
        return (points.At(place.Start), points.At(place.End));
    }
}
