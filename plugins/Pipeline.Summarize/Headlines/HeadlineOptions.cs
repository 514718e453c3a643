using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Summarize;

/// <summary>What the stage <c>headline</c> can be told.</summary>
public sealed class HeadlineOptions
{
    /// <summary>The most words.</summary>
    [Range(4, 30)]
    [Description("The most words in the headline, 4 to 30.")]
    public int Words { get; set; } = 12;
}
