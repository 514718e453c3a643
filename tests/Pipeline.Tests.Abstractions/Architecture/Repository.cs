using System.Xml.Linq;

namespace Pipeline.Tests.Abstractions.Architecture;

/// <summary>The files of the repository, as they stand beside the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Every project under src, plugins and tests, by name.</summary>
    public static IReadOnlyDictionary<string, Project> Projects { get; } = new[] { "src", "plugins", "tests" }
        .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj" or "content")) // content: what templates are made of
        .Select(Read)
        .ToDictionary(static project => project.Name, StringComparer.Ordinal);

    private static Project Read(string path)
    {
        var xml = XDocument.Load(path);
        IEnumerable<string> Includes(string item) => xml.Descendants(item).Select(static element => element.Attribute("Include")?.Value).OfType<string>();
        return new Project(
            Path.GetFileNameWithoutExtension(path),
            Path.GetDirectoryName(Path.GetRelativePath(Root, path))!.Replace('\\', '/'),
            [.. Includes("ProjectReference").Select(static reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')))],
            [.. Includes("PackageReference")]);
    }

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Pipeline.sln")))
                return folder;
        }

        throw new InvalidOperationException("Pipeline.sln is not in any folder above the tests.");
    }

    internal sealed record Project(string Name, string Folder, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages);
}
