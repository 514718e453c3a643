using System.ComponentModel.DataAnnotations;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Planning;

/// <summary>Stages whose contract comes from their options.</summary>
public class StageContractTests
{
    private static readonly PluginDescriptor s_plugin = new("Test", "1.0.0", Path: null, Build: "");

    private static readonly ComponentCatalog s_catalog = ComponentCatalog.Of(
        [
            new StageDescriptor { Name = "any", Description = "", Type = typeof(object), OptionsType = typeof(AnyOptions), Plugin = s_plugin, Requires = ["sentences"] },
            new StageDescriptor { Name = "segment", Description = "", Type = typeof(object), Plugin = s_plugin, Provides = ["sentences"] },
        ],
        [new SourceDescriptor { Name = "files", Description = "", Type = typeof(object), Plugin = s_plugin }]);

    [Fact]
    public void Build_OptionsWithAContract_AddToTheAttributes()
    {
        var plan = Build("- segment", "- { use: any, with: { gives: [topics], needs: [sentences], edits: true } }", "- { use: any, with: { needs: [topics] } }").Plan!;

        Assert.Equal(["sentences"], plan.Stages[1].Descriptor.Requires);
        Assert.Equal(["topics"], plan.Stages[1].Descriptor.Provides);
        Assert.True(plan.Stages[1].Descriptor.ChangesText);
        Assert.Equal(["sentences", "topics"], plan.Stages[2].Descriptor.Requires);
        Assert.Empty(s_catalog.Stages["any"].Provides);
    }

    [Fact]
    public void Build_ARequirementOfTheOptionsIsMissing_IsAnError() =>
        Assert.Equal([DiagnosticCodes.RequirementProvidedLater], Codes("- segment", "- { use: any, with: { needs: [topics] } }", "- { use: any, with: { gives: [topics] } }"));

    [Fact]
    public void Build_ALayerOfTheOptionsInACondition_IsKnown()
    {
        Assert.Empty(Codes("- segment", "- { use: any, with: { gives: [topics] } }", "- { use: any, when: count(topics) > 0 }"));
        Assert.Equal([DiagnosticCodes.ConditionUnknownLayer], Codes("- segment", "- { use: any, with: { gives: [other] } }", "- { use: any, when: count(topics) > 0 }"));
    }

    [Fact]
    public void Build_WhatDecidesTheResults_IsPartOfTheFingerprint()
    {
        AnyOptions.Revision = "1";
        var first = Build("- segment", "- any").Plan!;
        AnyOptions.Revision = "2";
        var second = Build("- segment", "- any").Plan!;

        Assert.NotEqual(first.Fingerprint, second.Fingerprint);
        Assert.Equal(["`any`: revision: 1 -> 2"], PlanDifference.Between(first.FingerprintParts, second.FingerprintParts));
    }

    [Fact]
    public void Build_OptionsThatAskForThePipeline_AreGivenIt() =>
        Assert.Equal("`needs`: not in /work of news", Assert.Single(Build("- segment", "- { use: any, with: { needs: [pipeline] } }").Diagnostics.Where(static one => one.Code == DiagnosticCodes.InvalidValue)).Message);

    private static string[] Codes(params string[] stages) => [.. Build(stages).Diagnostics.Select(static diagnostic => diagnostic.Code)];

    private static PlanResult Build(params string[] stages) => new PlanBuilder(s_catalog, static _ => null).Build(
        PipelineFile.Parse(new ConfigurationText("pipeline.yaml", "version: 1\nname: news\nsource: files\nstages:\n" + string.Concat(stages.Select(static stage => $"  {stage}\n")))), "/work");

    internal sealed class AnyOptions : IStageContract, IValidatableObject
    {
        [ThreadStatic]
        private static string? t_revision;

        public static string? Revision { get => t_revision; set => t_revision = value; }

        public List<string> Needs { get; set; } = [];

        public List<string> Gives { get; set; } = [];

        public bool Edits { get; set; }

        IEnumerable<string> IStageContract.Requires => Needs;

        IEnumerable<string> IStageContract.Provides => Gives;

        bool IStageContract.ChangesText => Edits;

        string? IStageContract.RevisionIn(PipelineContext context) => context.Directory == "/work" ? Revision : "elsewhere";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Needs.Contains("pipeline") && validationContext.GetService(typeof(PipelineContext)) is PipelineContext pipeline)
                yield return new ValidationResult($"not in {pipeline.Directory} of {pipeline.Name}", [nameof(Needs)]);
        }
    }
}
