using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Engine.Planning;

/// <summary>The folder of the ledger and the quarantine.</summary>
internal static class StateFolder
{
    /// <summary>The folder, absolute. Pipelines that share a folder do not share a ledger.</summary>
    /// <param name="state">What <c>worker: state</c> says; null or blank for nothing.</param>
    /// <param name="file">The pipeline file.</param>
    /// <param name="directory">The folder of the pipeline file, absolute.</param>
    public static string Of(string? state, string file, string directory)
    {
        if (!string.IsNullOrWhiteSpace(state))
            return Path.GetFullPath(state, directory);
        var name = Path.GetFileNameWithoutExtension(file);
        return name.Equals("pipeline", StringComparison.Ordinal) ? Path.Combine(directory, ".pipeline") : Path.Combine(directory, ".pipeline", name);
    }

    /// <summary>The folder of a file that may have errors anywhere else: only <c>worker: state</c> is looked at.</summary>
    /// <param name="file">The file; one that is empty has the default folder.</param>
    /// <param name="directory">The folder of the pipeline file, absolute.</param>
    /// <param name="environment">The value of a variable, or null when it is not set.</param>
    public static string Of(PipelineFile file, string directory, Func<string, string?> environment)
    {
        var scope = new BindingScope(new Diagnostics(file.Text), environment, file.IsComplete);
        object? state = null;
        if (file.Root?["worker"]?.Value is YamlMapping worker && worker["state"]?.Value is YamlScalar scalar && !ValueBinder.IsNull(scalar))
            new ValueBinder(scope).TryBind(scalar, typeof(string), "state", null, null, out state);
        return Of(state as string, file.Text.Path, directory);
    }
}
