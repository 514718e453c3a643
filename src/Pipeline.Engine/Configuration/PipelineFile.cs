using System.Collections.Immutable;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Engine.Configuration;

/// <summary>A pipeline file, read but not yet checked against the stages that there are. Immutable.</summary>
public sealed class PipelineFile
{
    private PipelineFile(ConfigurationText text, YamlMapping? root, bool isComplete, ImmutableArray<PluginFolder> folders, ImmutableArray<Diagnostic> diagnostics)
    {
        Text = text;
        Root = root;
        IsComplete = isComplete;
        PluginFolders = folders;
        Diagnostics = diagnostics;
    }

    /// <summary>The text of the file.</summary>
    public ConfigurationText Text { get; }

    /// <summary>The folders that <c>plugins:</c> names, in order; empty when it names none, so that the default holds.</summary>
    public ImmutableArray<PluginFolder> PluginFolders { get; }

    /// <summary>What is wrong so far, by place: the YAML itself, and <c>plugins:</c>. <see cref="Planning.PlanBuilder"/> gives them again among its own.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The top level; null when it is no mapping.</summary>
    internal YamlMapping? Root { get; }

    /// <summary>Whether the file could be read to its end.</summary>
    internal bool IsComplete { get; }

    /// <summary>Reads a file, with the variables of this process. Never throws on any text.</summary>
    /// <param name="file">The text.</param>
    public static PipelineFile Parse(ConfigurationText file) => Parse(file, Environment.GetEnvironmentVariable);

    /// <summary>Reads a file. Never throws on any text.</summary>
    /// <param name="file">The text.</param>
    /// <param name="environment">The value of a variable, or null when it is not set; for the folders of <c>plugins:</c>.</param>
    public static PipelineFile Parse(ConfigurationText file, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(environment);
        var diagnostics = new Diagnostics(file);
        var tree = YamlReader.Read(diagnostics);
        var root = tree.Root as YamlMapping;
        if (root is null && tree.IsComplete)
            ReportNoMapping(diagnostics, tree.Root);
        var folders = root?["plugins"] is { } plugins ? Folders(plugins.Value, new BindingScope(diagnostics, environment, tree.IsComplete)) : [];
        return new PipelineFile(file, root, tree.IsComplete, folders, diagnostics.ByPlace());
    }

    private static ImmutableArray<PluginFolder> Folders(YamlNode node, BindingScope scope)
    {
        if (node is YamlScalar scalar && ValueBinder.IsNull(scalar))
            return [];
        var folders = ImmutableArray.CreateBuilder<PluginFolder>();
        foreach (var item in node is YamlSequence list ? list.Items.AsEnumerable() : [node])
        {
            if (new ValueBinder(scope).TryBind(item, typeof(string), "plugins", null, null, out var path))
                folders.Add(new PluginFolder((string)path!, item.Span));
        }

        return folders.ToImmutable();
    }

    private static void ReportNoMapping(Diagnostics diagnostics, YamlNode? root)
    {
        if (root is null or YamlScalar { IsPlain: true, Value: "" })
        {
            diagnostics.Add(
                DiagnosticCodes.EmptyFile, new TextSpan(0, 0), "the file is empty: expected `version`, `source` and `stages`");
            return;
        }

        // `stages:clean` is one word to YAML.
        var isMissingSpace = root is YamlScalar { IsPlain: true } scalar && scalar.Value.Contains(':', StringComparison.Ordinal);
        var line = diagnostics.File.LineSpan(diagnostics.File.PositionOf(root.Span.Start).Line);
        diagnostics.Add(
            DiagnosticCodes.WrongType, root.Span with { End = Math.Max(root.Span.Start, Math.Min(root.Span.End, line.End)) },
            $"the file: expected a mapping with `version`, `source` and `stages`, got {(root is YamlScalar ? "a text" : Words.Describe(root))}",
            fix: isMissingSpace ? "put a space after the `:`" : null);
    }
}
