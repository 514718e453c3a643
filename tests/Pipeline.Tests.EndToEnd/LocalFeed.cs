namespace Pipeline.Tests.EndToEnd;

/// <summary>The packages of this repository in a folder, for projects that know nothing of the repository.</summary>
internal static class LocalFeed
{
    /// <summary>Packs projects under a version of their own, so that no cache has other packages of those names, and lets NuGet see that folder and what is
    /// already on this machine alone.</summary>
    public static async Task WriteAsync(Scratch scratch, params string[] projects)
    {
        var version = $"1.0.0-z{Guid.NewGuid():N}";
        Directory.CreateDirectory(scratch["feed"]);
        foreach (var project in projects)
        {
            (await PipelineProgram.RunToolAsync(
                "dotnet", Repository.Root, "pack", project, "--no-build", "--configuration", Repository.Configuration, "--output", scratch["feed"], "--nologo",
                $"-p:PackageVersion={version}")).Expect(0);
        }

        scratch.Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <add key="global" value="{GlobalPackages()}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="local" value="feed" />
              </packageSources>
            </configuration>
            """);
    }

    private static string GlobalPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
