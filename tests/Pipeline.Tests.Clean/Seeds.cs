using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Tests.Clean;

/// <summary>The documents in the folder of seeds.</summary>
internal static class Seeds
{
    public static string Read(string name, Encoding? encoding = null) => File.ReadAllText(Path.Combine(Folder(), name), encoding ?? Encoding.UTF8);

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "seeds");
}
