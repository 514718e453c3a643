using System.Collections.Immutable;

namespace Pipeline.Engine.Hosting;

/// <summary>How this program is started again to run isolated stages: what it is then to call is <see cref="Isolation.IsolatedStages.RunAsync"/>.</summary>
/// <param name="Program">The executable, absolute.</param>
/// <param name="Arguments">What it is given.</param>
public sealed record IsolationProgram(string Program, ImmutableArray<string> Arguments)
{
    /// <summary>The program that an assembly is of.</summary>
    /// <param name="assembly">The path of the assembly with the entry point; empty for a program in one file.</param>
    /// <param name="arguments">What it is given.</param>
    public static IsolationProgram Of(string assembly, params ImmutableArray<string> arguments)
    {
        var process = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not say which program this is.");
        var isItself = assembly.Length == 0 || Path.GetFileNameWithoutExtension(process) == Path.GetFileNameWithoutExtension(assembly);
        return isItself ? new IsolationProgram(process, arguments) : new IsolationProgram(Runtime(process), [assembly, .. arguments]);
    }

    /// <summary>What starts an assembly: this process, or, where that is a program with a name of its own, the runtime that it has found.</summary>
    private static string Runtime(string process)
    {
        if (Path.GetFileNameWithoutExtension(process) == "dotnet")
            return process;
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var root = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return File.Exists(Path.Combine(root, name)) ? Path.Combine(root, name) : name;
    }
}
