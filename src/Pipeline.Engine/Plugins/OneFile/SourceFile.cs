using System.Security.Cryptography;
using System.Text;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Plugins.OneFile;

/// <summary>A plugin that is one C# file.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Text">What stands in it, with the path as messages name it.</param>
internal sealed record SourceFile(string Path, ConfigurationText Text)
{
    /// <summary>The name of the plugin.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The SHA-256 of the text, in lower-case hexadecimal: it decides what the plugin does.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.Text)));

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SourceFile Read(string path, string shown) => new(path, new ConfigurationText(shown, File.ReadAllText(path)));
}
