using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pipeline.Engine.Plugins;

/// <summary>The plugins in folders on disk.</summary>
internal static class PluginFiles
{
    /// <summary>For each folder <c>Name</c> in a plugin folder, <c>Name/Name.dll</c>, in ordinal order.</summary>
    /// <param name="folders">Absolute paths; one that does not exist holds nothing.</param>
    public static IEnumerable<string> Find(IEnumerable<string> folders) =>
        folders.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal)
            .Select(static folder => Path.Combine(folder, Path.GetFileName(folder) + ".dll")).Where(File.Exists);

    /// <summary>The one-file plugins: each <c>*.cs</c> in a plugin folder, not below it, in ordinal order.</summary>
    /// <param name="folders">Absolute paths; one that does not exist holds nothing.</param>
    public static IEnumerable<string> FindSources(IEnumerable<string> folders) =>
        folders.Where(Directory.Exists).SelectMany(static folder => Directory.EnumerateFiles(folder, "*.cs")).Order(StringComparer.Ordinal);

    /// <summary>The SHA-256 of a file, in lower-case hexadecimal.</summary>
    public static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Whether an assembly was built for another processor than that of this process; the loader would not say so.</summary>
    /// <exception cref="BadImageFormatException">It is no assembly.</exception>
    public static bool IsForAnotherProcessor(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        return reader.PEHeaders.CoffHeader.Machine switch
        {
            Machine.I386 => reader.PEHeaders.CorHeader is { } header && header.Flags.HasFlag(CorFlags.Requires32Bit) && RuntimeInformation.ProcessArchitecture != Architecture.X86,
            Machine.Amd64 => RuntimeInformation.ProcessArchitecture != Architecture.X64,
            Machine.Arm64 => RuntimeInformation.ProcessArchitecture != Architecture.Arm64,
            _ => false, // the code of a system, which the loader knows
        };
    }
}
