using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Exec.Children;

namespace Pipeline.Exec;

/// <summary>Options of the <c>exec</c> stage.</summary>
public sealed class ExecOptions : IValidatableObject, IStageContract
{
    private const string LayerName = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    /// <summary>The program and its arguments. No shell is between.</summary>
    [Required, MinLength(1)]
    [Description("The program and its arguments; no shell is between. Paths are from the pipeline file.")]
    public IReadOnlyList<string> Command { get; set; } = [];

    /// <summary>Layers that must be there, and are sent with each document.</summary>
    [RegularExpression(LayerName, ErrorMessage = "expected names of layers such as `speech-acts`")]
    [Description("Layers that must be there, and are sent with each document.")]
    public IReadOnlyList<string> Requires { get; set; } = [];

    /// <summary>Layers that are sent where they are there.</summary>
    [RegularExpression(LayerName, ErrorMessage = "expected names of layers such as `speech-acts`")]
    [Description("Layers that are sent where they are there.")]
    public IReadOnlyList<string> Uses { get; set; } = [];

    /// <summary>Layers that the command answers with.</summary>
    [RegularExpression(LayerName, ErrorMessage = "expected names of layers such as `speech-acts`")]
    [Description("Layers that the command answers with; one that an answer lacks is left empty.")]
    public IReadOnlyList<string> Provides { get; set; } = [];

    /// <summary>Whether answers may have edits of the text.</summary>
    [Description("Whether answers may have edits of the text.")]
    public bool ChangesText { get; set; }

    /// <summary>What offsets count; null when the command says so itself.</summary>
    [Description("What offsets count; without it the command must answer the greeting, and may say so there.")]
    public OffsetUnit? Offsets { get; set; }

    /// <summary>Passed to the command in the greeting.</summary>
    [Description("Passed to the command in the greeting.")]
    public IReadOnlyDictionary<string, string> Options { get; set; } = new Dictionary<string, string>();

    /// <summary>How many processes share the documents.</summary>
    [Range(1, 64)]
    [Description("How many processes share the documents.")]
    public int Processes { get; set; } = 1;

    /// <summary>How many documents a process may have in its hands.</summary>
    [Range(1, 256)]
    [Description("How many documents a process may have in its hands.")]
    public int InFlight { get; set; } = 8;

    /// <summary>How long the command may take until it answers the greeting.</summary>
    [Description("How long the command may take until it answers the greeting, to load a model for instance.")]
    public TimeSpan StartWithin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the command may take for one document.</summary>
    [Description("How long the command may take for one document, once it has it.")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The most memory of a process, with those that it starts.</summary>
    [Description("The most memory of a process, with those that it starts.")]
    public ByteSize Memory { get; set; } = new(2_000_000_000);

    /// <summary>The longest answer.</summary>
    [Description("The longest answer.")]
    public ByteSize MaxAnswer { get; set; } = new(64_000_000);

    /// <inheritdoc/>
    IEnumerable<string> IStageContract.Requires => Requires;

    /// <inheritdoc/>
    IEnumerable<string> IStageContract.Uses => Uses;

    /// <inheritdoc/>
    IEnumerable<string> IStageContract.Provides => Provides;

    /// <inheritdoc/>
    bool IStageContract.ChangesText => ChangesText;

    /// <inheritdoc/>
    string? IStageContract.RevisionIn(PipelineContext context) => CommandFiles.Revision(Command, context.Directory);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        foreach (var (span, name) in new[] { (StartWithin, nameof(StartWithin)), (AnswerWithin, nameof(AnswerWithin)) })
        {
            if (span <= TimeSpan.Zero || span > TimeSpan.FromDays(1))
                yield return new ValidationResult("expected a duration above 0 and up to 1d", [name]);
        }

        if (Memory.Bytes < 1_000_000)
            yield return new ValidationResult("expected a size of 1MB at least", [nameof(Memory)]);
        if (MaxAnswer.Bytes is < 1_000 or > 1_000_000_000)
            yield return new ValidationResult("expected a size from 1kB to 1GB", [nameof(MaxAnswer)]);
        if (validationContext.GetService(typeof(PipelineContext)) is PipelineContext pipeline
            && CommandFiles.Find(Command, pipeline.Directory).Problem is { } problem)
        {
            yield return new ValidationResult(problem, [nameof(Command)]);
        }
    }
}
