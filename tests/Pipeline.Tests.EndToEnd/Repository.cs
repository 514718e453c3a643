namespace Pipeline.Tests.EndToEnd;

/// <summary>Where things are in the checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that these tests were built with, as the artifacts folder names it.</summary>
    public static string Configuration { get; } = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The folder that a project was built into.</summary>
    public static string Output(string project) => File("artifacts", "bin", project, Configuration);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from a checkout, under the folder of Pipeline.sln.");
        return folder.FullName;
    }
}
