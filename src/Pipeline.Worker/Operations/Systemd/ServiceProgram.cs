using System.Collections.Immutable;

namespace Pipeline.Worker.Operations.Systemd;

/// <summary>How this program was started, for whoever starts it again.</summary>
/// <param name="Command">The program and its first arguments, absolute: the program itself, or <c>dotnet</c> and the assembly.</param>
/// <param name="DotnetRoot">Where .NET is when a variable says so; null when it is where it is looked for.</param>
internal sealed record ServiceProgram(ImmutableArray<string> Command, string? DotnetRoot)
{
    public static ServiceProgram OfProcess() => Of(
        Environment.ProcessPath ?? "/usr/bin/dotnet",
        Path.Combine(AppContext.BaseDirectory, $"{typeof(ServiceProgram).Assembly.GetName().Name}.dll"),
        Environment.GetEnvironmentVariable("DOTNET_ROOT"));

    public static ServiceProgram Of(string process, string assembly, string? dotnetRoot) => new(
        Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, assembly] : [process],
        string.IsNullOrEmpty(dotnetRoot) ? null : dotnetRoot);
}
