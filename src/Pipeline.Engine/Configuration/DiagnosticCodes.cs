using System.Collections.Immutable;

namespace Pipeline.Engine.Configuration;

/// <summary>The stable codes of diagnostics. A code never changes its meaning and is never used again.</summary>
public static class DiagnosticCodes
{
    // PL1001-PL1019 and PL1050-PL1059: the file and its values.
    internal const string InvalidYaml = "PL1001";
    internal const string Tab = "PL1002";
    internal const string UnknownKey = "PL1003";
    internal const string DuplicateKey = "PL1004";
    internal const string SeveralDocuments = "PL1005";
    internal const string EmptyFile = "PL1006";
    internal const string WrongType = "PL1007";
    internal const string UndefinedAnchor = "PL1008";
    internal const string RecursiveAlias = "PL1009";
    internal const string TooLarge = "PL1010";
    internal const string UnsupportedYaml = "PL1011";
    internal const string OutOfRange = "PL1012";
    internal const string MissingRequired = "PL1013";
    internal const string UnknownStage = "PL1014";
    internal const string UnknownSource = "PL1015";
    internal const string DuplicateId = "PL1016";
    internal const string UnsetVariable = "PL1017";
    internal const string EmptyList = "PL1018";
    internal const string UnsupportedVersion = "PL1019";
    internal const string InvalidValue = "PL1050";
    internal const string InvalidVariable = "PL1051";

    // PL1020-PL1039: the order of stages.
    internal const string RequirementProvidedLater = "PL1021";

    // PL1040-PL1049: `when` expressions.

    /// <summary>What each code means, in a few words, by code.</summary>
    public static ImmutableSortedDictionary<string, string> Titles { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [InvalidYaml] = "Not valid YAML",
        [Tab] = "Tab in the indentation",
        [UnknownKey] = "Unknown key",
        [DuplicateKey] = "Duplicate key",
        [SeveralDocuments] = "Several documents in one file",
        [EmptyFile] = "Empty file",
        [WrongType] = "Value of the wrong type",
        [UndefinedAnchor] = "Undefined anchor",
        [RecursiveAlias] = "Alias inside its own anchor",
        [TooLarge] = "Nested too deeply or too large",
        [UnsupportedYaml] = "YAML feature that is not supported",
        [OutOfRange] = "Value out of range",
        [MissingRequired] = "Required key missing",
        [UnknownStage] = "Unknown stage",
        [UnknownSource] = "Unknown source",
        [DuplicateId] = "Duplicate id",
        [UnsetVariable] = "Variable not set",
        [EmptyList] = "Empty list",
        [UnsupportedVersion] = "Version not supported",
        [InvalidValue] = "Invalid value",
        [InvalidVariable] = "Malformed variable",

        [RequirementProvidedLater] = "Requirement provided later",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
