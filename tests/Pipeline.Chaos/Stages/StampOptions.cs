using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Chaos.Stages;

/// <summary>Options of the <c>stamp</c> stage.</summary>
public sealed class StampOptions
{
    /// <summary>What documents are stamped with.</summary>
    [Required]
    [Description("What documents are stamped with.")]
    public string Text { get; set; } = "";

    /// <summary>How long a document takes.</summary>
    [Description("How long a document takes.")]
    public TimeSpan Pause { get; set; }
}
