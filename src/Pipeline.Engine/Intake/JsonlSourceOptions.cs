using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Engine.Intake;

/// <summary>Options of the <c>jsonl</c> source.</summary>
public sealed class JsonlSourceOptions : JsonlFieldOptions
{
    /// <summary>Which files, as glob patterns relative to the pipeline file.</summary>
    [Required]
    [MinLength(1)]
    [Description("Which files, as glob patterns relative to the pipeline file; names in `.gz` and `.zst` are decompressed.")]
    public List<string> Include { get; set; } = [];

    /// <summary>Which of these to leave out.</summary>
    [Description("Which of these to leave out, as glob patterns relative to the pipeline file.")]
    public List<string> Exclude { get; set; } = [];

    /// <summary>The field with the id; null to name documents by file and line.</summary>
    [MinLength(1)]
    [Description("The field with the id of the document, a text or a number. By default documents are called `<file>#<line>`.")]
    public string? Id { get; set; }

    /// <summary>Longer lines are set aside instead of read; at most 1 GB.</summary>
    [Description("Longer lines are quarantined instead of read.")]
    public ByteSize MaxSize { get; set; } = new(100_000_000);

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var result in base.Validate(validationContext).Concat(GlobPattern.Problems((Include, nameof(Include)), (Exclude, nameof(Exclude)))))
            yield return result;
        if (ProblemOf(MaxSize, nameof(MaxSize)) is { } problem)
            yield return problem;
    }
}
