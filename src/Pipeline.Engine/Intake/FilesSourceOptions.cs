using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Engine.Configuration;

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

    /// <summary>Whether to go on with new and changed files, where the worker goes on at all.</summary>
    [Description("Whether `pipeline work` goes on with new and changed files. Other verbs read what is there.")]
    public bool Watch { get; set; }

    /// <summary>How often to look for changes that the system did not tell of; from 100 ms to 1 day.</summary>
    [Description("How often to look for changes that the system did not tell of.")]
    public TimeSpan ScanEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a file's size and time must not have changed before it counts as complete; from 10 ms to 1 hour.</summary>
    [Description("While watching: how long a file's size and time must not have changed before it counts as complete. A file that is renamed into place need not wait.")]
    public TimeSpan Settle { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var result in GlobPattern.Problems((Include, nameof(Include)), (Exclude, nameof(Exclude))))
            yield return result;
        if (ScanEvery < TimeSpan.FromMilliseconds(100) || ScanEvery > TimeSpan.FromDays(1))
            yield return new ValidationResult($"expected a duration from `100ms` to `1d`, got `{DurationText.Of(ScanEvery)}`", [nameof(ScanEvery)]);
        if (Settle < TimeSpan.FromMilliseconds(10) || Settle > TimeSpan.FromHours(1))
            yield return new ValidationResult($"expected a duration from `10ms` to `1h`, got `{DurationText.Of(Settle)}`", [nameof(Settle)]);
    }
}
