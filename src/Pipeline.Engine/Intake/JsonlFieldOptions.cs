using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Engine.Intake;

/// <summary>Options of sources that read a JSON object from each line: which of its fields is what.</summary>
public abstract class JsonlFieldOptions : IValidatableObject
{
    /// <summary>The field with the text.</summary>
    [Required]
    [Description("JSONL: the field with the text of the document; `a.b` is the field `b` of the object in `a`.")]
    public string Text { get; set; } = "text";

    /// <summary>What the texts are.</summary>
    [Required]
    [Description("JSONL: the media type of the texts, such as `text/html`.")]
    public string MediaType { get; set; } = MediaTypes.PlainText;

    /// <summary>Facts beside the text: the name of the fact, and the field that it is in.</summary>
    [Description("JSONL: facts beside the text, as the name of the fact and the field that it is in, such as `title: headline`.")]
    public Dictionary<string, string> Metadata { get; set; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var type = MediaType.Split(';')[0].Trim();
        if (type.Length == 0 || type.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash) || slash == type.Length - 1)
            yield return new ValidationResult($"expected a media type such as `text/html`, got `{MediaType}`", [nameof(MediaType)]);
        foreach (var (key, field) in Metadata)
        {
            if (string.IsNullOrWhiteSpace(key) || string.IsNullOrWhiteSpace(field))
                yield return new ValidationResult("expected the name of a fact and the name of a field, got an empty one", [nameof(Metadata)]);
        }
    }

    /// <summary>A line is read into memory as a whole, and no text of .NET is longer.</summary>
    private protected static ValidationResult? ProblemOf(ByteSize maxSize, string member) => maxSize.Bytes is > 0 and <= 1_000_000_000
        ? null
        : new ValidationResult($"expected a size from `1B` to `1GB`, got `{maxSize}`", [member]);
}
