using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pipeline.Tests.Engine.Plugins;

/// <summary>Assemblies that are compiled for one test.</summary>
internal static class Compiled
{
    private static readonly MetadataReference[] s_platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>Compiles source text into a file.</summary>
    /// <param name="path">Absolute; the folder is made, and its name is that of the assembly.</param>
    /// <param name="code">C#.</param>
    /// <param name="references">Files that take the place of the host's assemblies of their names, or come beside them.</param>
    /// <param name="platform">For which processor.</param>
    /// <returns>The path.</returns>
    public static string To(string path, string code, string[]? references = null, Platform platform = Platform.AnyCpu)
    {
        var own = references ?? [];
        var names = own.Select(Path.GetFileName).ToHashSet();
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(code)],
            [.. s_platform.Where(reference => !names.Contains(Path.GetFileName(reference.Display))), .. own.Select(static file => MetadataReference.CreateFromFile(file))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, platform: platform, deterministic: true));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
