using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace PluginTemplate;

/// <summary>The keys under <c>with:</c>. Their limits and descriptions are checked, and shown in editors.</summary>
public sealed class SampleOptions
{
    [Required, MinLength(1), Description("The words to look for, in any case of letters.")]
    public IReadOnlyList<string> Words { get; set; } = [];
}
