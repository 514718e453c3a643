using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Engine.Plugins.OneFile;

/// <summary>The compiled assembly of a one-file plugin, kept from one run to the next.</summary>
internal static class SourceAssembly
{
    /// <summary>Loads the assembly of a file, compiled anew when it or the program has changed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cache">The folder of compiled plugins, absolute; null to compile in any case.</param>
    /// <exception cref="SourceException">It has errors.</exception>
    public static Assembly Load(SourceFile file, string? cache)
    {
        var context = new AssemblyLoadContext(file.Name);
        if (cache is null)
            return context.LoadFromStream(new MemoryStream(SourceCompiler.Compile(file)));
        var path = Path.Combine(cache, $"{file.Name}-{KeyOf(file)}.dll");
        return context.LoadFromStream(new MemoryStream(ReadKept(path) ?? Keep(SourceCompiler.Compile(file), path, file.Name)));
    }

    /// <summary>The text, the contracts it was compiled against, and the program that knows how.</summary>
    private static string KeyOf(SourceFile file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{file.Hash} {typeof(IPlugin).Module.ModuleVersionId} {typeof(SourceAssembly).Module.ModuleVersionId} {Environment.Version}")))[..16];

    private static byte[]? ReadKept(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an assembly, and lets go of those of the same file before. A folder that cannot be written costs time and nothing else.</summary>
    private static byte[] Keep(byte[] assembly, string path, string name)
    {
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            var unfinished = $"{path}.{Environment.ProcessId}";
            File.WriteAllBytes(unfinished, assembly);
            File.Move(unfinished, path, overwrite: true);
            foreach (var old in Directory.EnumerateFiles(folder, name + "-*.dll").Where(old => old != path && Path.GetFileName(old).Length == Path.GetFileName(path).Length))
                File.Delete(old);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }

        return assembly;
    }
}
