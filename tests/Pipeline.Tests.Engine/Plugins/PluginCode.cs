namespace Pipeline.Tests.Engine.Plugins;

/// <summary>Source text of small plugins, and of contracts that are not the host's.</summary>
internal static class PluginCode
{
    /// <summary>Of a version that no host has.</summary>
    public const string Extensions = """
        [assembly: System.Reflection.AssemblyVersion("99.0.0.0")]
        namespace Microsoft.Extensions.Primitives;
        public readonly struct StringSegment;
        """;

    /// <param name="stage">The name of its one stage.</param>
    /// <param name="register">A statement in Register.</param>
    /// <param name="member">A member of the stage.</param>
    /// <param name="bases">Further interfaces of the stage, with a comma before.</param>
    /// <param name="first">What comes before the stage: attributes of the assembly, classes.</param>
    public static string Of(string stage, string register = "", string member = "", string bases = "", string first = "") => $$"""
        using Pipeline;
        {{first}}

        [Stage("{{stage}}", "Does nothing")]
        public sealed class TheStage : IStage{{bases}}
        {
            {{member}}
            public System.Threading.Tasks.ValueTask<Document> ProcessAsync(Document document, System.Threading.CancellationToken cancellationToken) => new(document);
        }

        public sealed class ThePlugin : IPlugin
        {
            public void Register(IPluginBuilder plugin)
            {
                {{register}}
                plugin.AddStage<TheStage>();
            }
        }
        """;

    /// <summary>Compiles an assembly of the contracts' name, with what the plugins here need of them.</summary>
    /// <param name="folder">Where to put it.</param>
    /// <param name="version">Of the assembly.</param>
    /// <param name="builderMember">A member that the host's builder does not have.</param>
    /// <returns>The file.</returns>
    public static string Contracts(string folder, string version, string builderMember = "") => Compiled.To(Path.Combine(folder, "Pipeline.Abstractions.dll"), $$"""
        [assembly: System.Reflection.AssemblyVersion("{{version}}")]
        namespace Pipeline;
        public sealed class Document;
        public interface IStage { System.Threading.Tasks.ValueTask<Document> ProcessAsync(Document document, System.Threading.CancellationToken cancellationToken); }
        public interface IPlugin { void Register(IPluginBuilder plugin); }
        public interface IPluginBuilder { IPluginBuilder AddStage<TStage>() where TStage : class, IStage; {{builderMember}} }
        public sealed class StageAttribute(string name, string description) : System.Attribute { public string Name => name; public string Description => description; }
        """);
}
