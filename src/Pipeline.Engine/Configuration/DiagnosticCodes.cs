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
    internal const string RequirementCircle = "PL1020";
    internal const string RequirementProvidedLater = "PL1021";
    internal const string RequirementMissing = "PL1022";
    internal const string RequirementDisabled = "PL1023";
    internal const string RequirementConditional = "PL1024";
    internal const string UsedLayerProvidedLater = "PL1025";
    internal const string TextChangedLate = "PL1026";
    internal const string LayerReplaced = "PL1027";
    internal const string ExportBeforeLayers = "PL1028";

    // PL1040-PL1049: `when` expressions.
    internal const string ConditionSyntax = "PL1040";
    internal const string ConditionUnknownName = "PL1041";
    internal const string ConditionWrongType = "PL1042";
    internal const string ConditionLiteral = "PL1043";
    internal const string ConditionTooLarge = "PL1044";
    internal const string ConditionUnknownLayer = "PL1045";
    internal const string ConditionLayerNotYet = "PL1046";

    // PL1060-PL1069: around the file, rather than in it.
    internal const string UnreadableFile = "PL1060";
    internal const string MissingPluginFolder = "PL1061";
    internal const string CannotMake = "PL1062";
    internal const string UntrustedPlugin = "PL1063";
    internal const string PluginDoesNotCompile = "PL1064";
    internal const string CannotIsolate = "PL1065";

    // PL1070-PL1079: tests.
    internal const string ExpectationNotMet = "PL1070";

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

        [RequirementCircle] = "Stages that need each other",
        [RequirementProvidedLater] = "Requirement provided later",
        [RequirementMissing] = "Requirement provided by no stage",
        [RequirementDisabled] = "Requirement provided by a disabled stage",
        [RequirementConditional] = "Requirement provided for some documents only",
        [UsedLayerProvidedLater] = "Useful layer provided later",
        [TextChangedLate] = "Text changed after it was annotated",
        [LayerReplaced] = "Layer provided twice",
        [ExportBeforeLayers] = "Export before layers are provided",

        [ConditionSyntax] = "Malformed condition",
        [ConditionUnknownName] = "Unknown name in a condition",
        [ConditionWrongType] = "Wrong type in a condition",
        [ConditionLiteral] = "Malformed literal in a condition",
        [ConditionTooLarge] = "Condition too long or too deep",
        [ConditionUnknownLayer] = "Unknown layer in a condition",
        [ConditionLayerNotYet] = "Layer in a condition not provided before",
        [UnreadableFile] = "Pipeline file cannot be read",
        [MissingPluginFolder] = "Plugin folder does not exist",
        [CannotMake] = "Stage or source cannot be set up",
        [UntrustedPlugin] = "Plugin is not the one that was locked",
        [PluginDoesNotCompile] = "Plugin of one file does not compile",
        [CannotIsolate] = "Stage cannot be isolated",
        [ExpectationNotMet] = "Expectation of a test not met",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
