using System.Collections.Immutable;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;
using Pipeline.Engine.Expectations;

namespace Pipeline.Engine.Planning;

/// <summary>Makes a plan of a pipeline file: checks every key and value, the order of the stages and their conditions.</summary>
/// <param name="catalog">The stages and sources that there are.</param>
/// <param name="environment">The value of a variable, or null when it is not set.</param>
public sealed class PlanBuilder(ComponentCatalog catalog, Func<string, string?> environment)
{
    private const int Version = 1;

    /// <summary>Builds the plan, or says all that is wrong. Never throws on any file. Thread-safe.</summary>
    /// <param name="file">The file.</param>
    /// <param name="directory">The folder of the file, absolute.</param>
    public PlanResult Build(PipelineFile file, string directory)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(directory);
        var diagnostics = new Diagnostics(file.Text);
        foreach (var diagnostic in file.Diagnostics)
            diagnostics.Add(diagnostic);

        Plan? plan = null;
        if (file.Root is { } root)
            plan = Build(file, root, directory, new BindingScope(diagnostics, environment, file.IsComplete));
        var all = diagnostics.ByPlace();
        return new PlanResult(all.Any(static diagnostic => diagnostic.Severity == Severity.Error) ? null : plan, all);
    }

    private Plan? Build(PipelineFile file, YamlMapping root, string directory, BindingScope scope)
    {
        foreach (var entry in root.Entries.Where(static entry => !IsKnown(entry.Key.Value)))
        {
            scope.ReportUnknownKey(
                entry.Key, StageKeys.OfFile, "a key of a pipeline file",
                catalog.Stages.ContainsKey(entry.Key.Value) ? $"list {Words.Code(entry.Key.Value)} under `stages:`" : null);
        }

        ReadVersion(root, scope);
        var name = ReadName(root, scope) ?? Path.GetFileNameWithoutExtension(file.Text.Path);
        scope.Context = new PipelineContext(name, directory);
        var defaults = ReadDefaults(root, scope);
        var worker = ReadWorker(root, scope);
        var source = ReadSource(root, scope);
        var stages = new StageListReader(catalog, scope).Read(root, defaults);
        var tests = stages is null ? [] : new TestListReader(stages.Value, directory, scope).Read(root);
        if (source is null || stages is null)
            return null;
        var parts = PlanFingerprint.Parts(stages.Value);
        return new Plan
        {
            Name = name,
            File = file.Text,
            Directory = directory,
            Source = source,
            Stages = stages.Value,
            Tests = tests,
            Worker = worker,
            StateDirectory = StateFolder.Of(worker.State, file.Text.Path, directory),
            FingerprintParts = parts,
            Fingerprint = PlanFingerprint.Of(parts),
        };
    }

    private static WorkerOptions ReadWorker(YamlMapping root, BindingScope scope)
    {
        var worker = new WorkerOptions();
        if (root["worker"] is not { } entry || (entry.Value is YamlScalar scalar && ValueBinder.IsNull(scalar)))
            return worker;
        if (entry.Value is YamlMapping mapping)
            new ObjectBinder(scope).TryBind(worker, mapping, entry.Key.Span, "`worker`");
        else
            scope.ReportWrongType(entry.Value, "worker", "a mapping with keys such as `max-quarantined`");
        return worker;
    }

    private static bool IsKnown(string key) => StageKeys.OfFile.Contains(key, StringComparer.Ordinal) || key.StartsWith("x-", StringComparison.Ordinal);

    private static void ReadVersion(YamlMapping root, BindingScope scope)
    {
        if (root["version"] is not { } entry)
        {
            if (scope.IsComplete)
                scope.Diagnostics.Add(DiagnosticCodes.MissingRequired, FirstKey(root), "the file needs `version`", fix: "add the line `version: 1`");
            return;
        }

        if (new ValueBinder(scope).TryBind(entry.Value, typeof(int), "version", null, null, out var version) && version is not Version)
            scope.Diagnostics.Add(
                DiagnosticCodes.UnsupportedVersion, entry.Value.Span, $"version {Words.Describe(entry.Value)} of the format is not known", fix: "write `version: 1`");
    }

    private static string? ReadName(YamlMapping root, BindingScope scope)
    {
        if (root["name"] is not { } entry || !new ValueBinder(scope).TryBind(entry.Value, typeof(string), "name", null, null, out var bound))
            return null;
        if (bound is string name && !string.IsNullOrWhiteSpace(name))
            return name;
        scope.Diagnostics.Add(DiagnosticCodes.InvalidValue, entry.Value.Span, "`name`: expected a name, got an empty text");
        return null;
    }

    private static EngineSettings ReadDefaults(YamlMapping root, BindingScope scope)
    {
        var node = root["defaults"]?.Value;
        if (node is null || (node is YamlScalar scalar && ValueBinder.IsNull(scalar)))
            return new EngineSettings();
        if (node is not YamlMapping mapping)
        {
            scope.ReportWrongType(node, "defaults", $"a mapping with {Words.Choice(StageKeys.OfDefaults)}");
            return new EngineSettings();
        }

        foreach (var entry in mapping.Entries.Where(static entry => !StageKeys.OfDefaults.Contains(entry.Key.Value, StringComparer.Ordinal)))
            scope.ReportUnknownKey(entry.Key, StageKeys.OfDefaults, "a key of `defaults`");
        return EngineSettings.Read(mapping, scope);
    }

    private PlannedSource? ReadSource(YamlMapping root, BindingScope scope)
    {
        if (root["source"] is not { } entry)
        {
            if (scope.IsComplete)
                scope.Diagnostics.Add(DiagnosticCodes.MissingRequired, FirstKey(root), "the file needs `source`");
            return null;
        }

        var node = entry.Value;
        if (node is YamlScalar scalar && ValueBinder.IsNull(scalar))
        {
            scope.ReportWrongType(node, "source", "a name, or a mapping with `use`");
            return null;
        }

        foreach (var key in (node as YamlMapping)?.Entries.Select(static item => item.Key).Where(static key => !StageKeys.OfSource.Contains(key.Value, StringComparer.Ordinal)) ?? [])
            scope.ReportUnknownKey(key, StageKeys.OfSource, "a key of `source`");
        var reader = new ComponentReader(scope);
        if (reader.Use(node, "source", "`source`") is not { } use)
            return null;
        if (!catalog.Sources.TryGetValue(use.Name, out var descriptor))
        {
            var isStage = catalog.Stages.ContainsKey(use.Name);
            var near = Spelling.Nearest(use.Name, catalog.Sources.Keys);
            scope.Diagnostics.Add(
                DiagnosticCodes.UnknownSource, use.Node.Span, $"there is no source {Words.Code(use.Name)}",
                isStage ? "this is a stage" : near is not null ? $"did you mean {Words.Code(near)}?" : Available(catalog.Sources.Keys),
                near is not null && !isStage ? $"write {Words.Code(near)}" : null);
            if (near is null || isStage)
                return null;
            descriptor = catalog.Sources[near];
        }

        var options = reader.Options(descriptor.OptionsType, descriptor.Name, node, use.Node.Span, [], out var values);
        return new PlannedSource
        {
            Descriptor = descriptor,
            Options = options,
            OptionValues = values,
            Line = scope.Diagnostics.File.PositionOf(use.Node.Span.Start).Line,
            Span = use.Node.Span,
        };
    }

    /// <summary>The names that there are, when that is a few.</summary>
    internal static string? Available(IEnumerable<string> names)
    {
        string[] known = [.. names];
        return known.Length is > 0 and <= 12 ? $"there {(known.Length == 1 ? "is" : "are")} {Words.All(known)}" : null;
    }

    private static TextSpan FirstKey(YamlMapping mapping) => mapping.Entries is [var first, ..] ? first.Key.Span : mapping.Span;
}
