using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Engine.Intake;

/// <summary>Options of the <c>stdin</c> source.</summary>
public sealed class StdinSourceOptions : JsonlFieldOptions
{
    /// <summary>What comes in.</summary>
    [Description("What comes in: one document as `text` or `html`, or a JSON object in each line.")]
    public StdinFormat Format { get; set; }

    /// <summary>The id of the one document, or the field with the id; null for <c>stdin</c>, or <c>stdin#</c> and the line.</summary>
    [MinLength(1)]
    [Description("The id of the document, by default `stdin`; for `jsonl`, the field with the id, by default `stdin#<line>`.")]
    public string? Id { get; set; }

    /// <summary>A longer document or line is set aside instead of read; at most 1 GB.</summary>
    [Description("A longer document, or a longer line of `jsonl`, is quarantined instead of read.")]
    public ByteSize MaxSize { get; set; } = new(100_000_000);

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var result in base.Validate(validationContext))
            yield return result;
        if (ProblemOf(MaxSize, nameof(MaxSize)) is { } problem)
            yield return problem;
        if (Format == StdinFormat.Jsonl)
            yield break;
        const string Reason = "it is for `format: jsonl` alone";
        if (Text != "text")
            yield return new ValidationResult(Reason, [nameof(Text)]);
        if (MediaType != MediaTypes.PlainText)
            yield return new ValidationResult($"{Reason}; for a page, write `format: html`", [nameof(MediaType)]);
        if (Metadata.Count > 0)
            yield return new ValidationResult(Reason, [nameof(Metadata)]);
    }
}
