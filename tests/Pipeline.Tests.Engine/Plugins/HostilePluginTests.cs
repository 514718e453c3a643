using Microsoft.CodeAnalysis;
using Pipeline.Engine.Plugins;
using Pipeline.Tests.Engine.Hosting;

namespace Pipeline.Tests.Engine.Plugins;

/// <summary>Plugins on disk that are not as they should be: each is named with one reason, and takes nothing else with it.</summary>
public sealed class HostilePluginTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void Load_CopyOfTheContractsBeside_GetsTheHosts()
    {
        Plugin("Copies", PluginCode.Of("copies"));
        File.Copy(typeof(IPlugin).Assembly.Location, _folder["plugins/Copies/Pipeline.Abstractions.dll"]);

        Assert.Equal("copies", Assert.Single(Loaded().Catalog.Stages.Values).Name);
    }

    [Fact]
    public void Load_NewerContractsInNames_GetsTheHostsAndSaysSo()
    {
        Plugin("Newer", PluginCode.Of("newer"), PluginCode.Contracts(_folder["newer"], "99.0.0.0"));

        var plugin = Assert.Single(Loaded().Plugins);

        var binding = Assert.Single(plugin.Bindings);
        Assert.Equal(("Pipeline.Abstractions", new Version(99, 0, 0, 0)), (binding.Assembly, binding.Wanted));
        Assert.Equal(typeof(IPlugin).Assembly.GetName().Version, binding.Given);
    }

    [Theory]
    [InlineData("99.0.0.0")] // of contracts to come
    [InlineData("0.1.0.0")] // of contracts long gone
    [InlineData("1.0.0.0")]
    public void Load_NeedsAMemberThatTheContractsLack_IsToldToBeRebuilt(string version)
    {
        Plugin("Missing", PluginCode.Of("missing", register: "plugin.AddOther();"), PluginCode.Contracts(_folder["other"], version, "IPluginBuilder AddOther();"));

        Assert.Matches("^it was built against other contracts than this program has: rebuild it .*AddOther", Reason());
    }

    [Fact]
    public void Load_NewerExtensionsBeside_GetsTheHosts()
    {
        var beside = Compiled.To(_folder["plugins/Extends/Microsoft.Extensions.Primitives.dll"], PluginCode.Extensions);
        Plugin("Extends", PluginCode.Of("extends", register: "System.GC.KeepAlive(typeof(Microsoft.Extensions.Primitives.StringSegment));"), beside);

        var binding = Assert.Single(Assert.Single(Loaded().Plugins).Bindings);

        Assert.Equal(("Microsoft.Extensions.Primitives", 99), (binding.Assembly, binding.Wanted.Major));
    }

    [Fact]
    public void Load_ThrowsInRegister_IsNamed()
    {
        Plugin("Throws", PluginCode.Of("throws", register: "throw new System.InvalidOperationException(\"no\\nluck\");"));

        Assert.Equal("its registration failed with InvalidOperationException: no luck", Reason());
    }

    [Fact]
    public void Load_TwoVersionsOfOneLibrary_EachHasItsOwn()
    {
        foreach (var number in new[] { "1", "2" })
        {
            var library = Compiled.To(_folder[$"plugins/Uses{number}/Library.dll"], $"[assembly: System.Reflection.AssemblyVersion(\"{number}.0.0.0\")] public static class Library {{ public static string Version => \"{number}\"; }}");
            Plugin("Uses" + number, PluginCode.Of("uses" + number, member: "public static string Library => global::Library.Version;"), library);
        }

        Assert.Equal(["1", "2"], Loaded().Catalog.Stages.Values.Select(static stage => stage.Type.GetProperty("Library")!.GetValue(null)));
    }

    [Fact]
    public void Load_StageNameIsTaken_KeepsTheFirst()
    {
        Plugin("A", PluginCode.Of("same"));
        Plugin("B", PluginCode.Of("same"));

        var plugins = Load();

        Assert.Equal("A", Assert.Single(plugins.Plugins).Name);
        Assert.Equal("its stage `same` has the name of a stage of A: rename one of them", Assert.Single(plugins.Problems).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no assembly")]
    [InlineData("MZ\0\0")]
    public void Load_NotAnAssembly_IsNamed(string content)
    {
        _folder.Write("plugins/Text/Text.dll", content);

        Assert.Equal("it is not a .NET assembly for this platform: build it for net10.0 and AnyCPU", Reason());
    }

    [Fact]
    public void Load_ForAnotherProcessor_IsNamed()
    {
        var isArm = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64;
        Compiled.To(_folder["plugins/Other/Other.dll"], PluginCode.Of("other"), platform: isArm ? Platform.X64 : Platform.Arm64);

        Assert.Equal("it is not a .NET assembly for this platform: build it for net10.0 and AnyCPU", Reason());
    }

    [Fact]
    public void Load_LibraryIsNotBeside_IsNamed()
    {
        var library = Compiled.To(_folder["elsewhere/Library.dll"], "public interface ILibrary;");
        Plugin("Lacks", PluginCode.Of("lacks", bases: ", ILibrary"), library);

        Assert.Equal("it needs `Library`, which is not beside it: publish the plugin, or build it with EnableDynamicLoading", Reason());
    }

    [Fact]
    public void Load_NoPluginClass_SaysWhatToAdd()
    {
        Plugin("Empty", "public class Nothing;");

        Assert.Equal("it has no public class that implements IPlugin: add one that registers the stages", Reason());
    }

    [Fact]
    public void Load_HostileOnesBesideAGoodOne_LeaveItAlone()
    {
        Plugin("A", PluginCode.Of("a", register: "throw null;"));
        _folder.Write("plugins/B/B.dll", "no");
        Plugin("C", PluginCode.Of("c"));

        var plugins = Load();

        Assert.Equal("c", Assert.Single(plugins.Catalog.Stages.Values).Name);
        Assert.Equal(["A", "B"], plugins.Problems.Select(static problem => problem.Name));
    }

    public void Dispose() => _folder.Dispose();

    private void Plugin(string name, string code, params string[] references) => Compiled.To(_folder[$"plugins/{name}/{name}.dll"], code, references);

    private PluginSet Load() => PluginLoader.Load([], new PluginPlaces([_folder["plugins"]], _folder.Root, "", _folder["cache"]), locked: null);

    private PluginSet Loaded()
    {
        var plugins = Load();
        Assert.Empty(plugins.Problems);
        return plugins;
    }

    private string Reason()
    {
        var problem = Assert.Single(Load().Problems);
        Assert.DoesNotContain('\n', problem.Reason);
        return problem.Reason;
    }
}
