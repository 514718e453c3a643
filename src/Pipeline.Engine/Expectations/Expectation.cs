using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Expectations;

/// <summary>One key under <c>expect:</c>.</summary>
/// <param name="Key">A layer, or one of <see cref="DocumentKeys"/>.</param>
/// <param name="KeySpan">Where it stands.</param>
/// <param name="Value">What is expected, its variables replaced.</param>
internal sealed record Expectation(string Key, TextSpan KeySpan, YamlNode Value)
{
    public const string Text = "text";
    public const string Contains = "contains";
    public const string Lacks = "lacks";
    public const string Metadata = "metadata";
    public const string Skipped = "skipped";
    public const string Failed = "failed";
    public const string Diagnostics = "diagnostics";

    /// <summary>Keys that are no layers.</summary>
    public static IReadOnlyList<string> DocumentKeys { get; } = [Text, Contains, Lacks, Metadata, Skipped, Failed, Diagnostics];
}
