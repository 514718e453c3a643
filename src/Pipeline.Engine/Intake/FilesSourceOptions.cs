using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Engine.Intake;

/// <summary>Options of the <c>files</c> source.</summary>
public sealed class FilesSourceOptions : IValidatableObject
{
    /// <summary>Which files, as glob patterns relative to the pipeline file.</summary>
    [Required]
    [MinLength(1)]
    [Description("Which files, as glob patterns relative to the pipeline file: `*` within a name, `**` over folders; a folder with a slash after it is all in it.")]
    public List<string> Include { get; set; } = [];

    /// <summary>Which of these to leave out.</summary>
    [Description("Which of these to leave out, as glob patterns relative to the pipeline file.")]
    public List<string> Exclude { get; set; } = [];

    /// <summary>Files larger than this are set aside instead of read.</summary>
    [Description("Files larger than this are quarantined instead of read.")]
    public ByteSize MaxSize { get; set; } = new(100_000_000);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (patterns, member) in ((List<string>, string)[])[(Include, nameof(Include)), (Exclude, nameof(Exclude))])
        {
            foreach (var pattern in patterns)
            {
                if (GlobPattern.Problem(pattern) is { } problem)
                    yield return new ValidationResult(problem, [member]);
            }
        }
    }
}
