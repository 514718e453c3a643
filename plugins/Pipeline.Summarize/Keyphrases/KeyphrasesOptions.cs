using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Summarize;

/// <summary>What the stage <c>keyphrases</c> can be told.</summary>
public sealed class KeyphrasesOptions
{
    /// <summary>The most phrases.</summary>
    [Range(1, 100)]
    [Description("The most phrases, 1 to 100.")]
    public int Count { get; set; } = 10;

    /// <summary>The most words in a phrase.</summary>
    [Range(1, 6)]
    [Description("The most words in a phrase, 1 to 6.")]
    public int Words { get; set; } = 4;
}
