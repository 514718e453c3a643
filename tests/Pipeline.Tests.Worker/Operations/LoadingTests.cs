using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.Hosting;
using Pipeline.Worker.Operations;

namespace Pipeline.Tests.Worker.Operations;

/// <summary>What is not asked for costs nothing: a copy of the program, loaded by itself, says which assemblies it looks for.</summary>
[Collection(WatchedHost.OneAtATime)]
public sealed class LoadingTests
{
    private static readonly string[] s_heavy = ["Microsoft.AspNetCore.", "OpenTelemetry", "Microsoft.Extensions.Hosting.WindowsServices"];

    [Fact]
    public async Task Run_NothingAskedFor_LoadsNothing()
    {
        var loaded = await RunAsync(http: null, []);

        Assert.Contains("Microsoft.Extensions.Hosting.Abstractions", loaded);
        Assert.DoesNotContain(loaded, static name => Array.Exists(s_heavy, heavy => name.StartsWith(heavy, StringComparison.Ordinal)) && !(OperatingSystem.IsWindows() && name.EndsWith("WindowsServices", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, "", "Microsoft.AspNetCore.Server.Kestrel.Core")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9", "OpenTelemetry.Extensions.Hosting")]
    public async Task Run_AskedFor_LoadsThat(bool http, string variable, string expected)
    {
        var parts = variable.Split('=');
        var loaded = await RunAsync(http ? new IPEndPoint(IPAddress.Loopback, 0) : null, variable.Length == 0 ? [] : new() { [parts[0]] = parts[1] });

        Assert.Contains(expected, loaded);
    }

    private static async Task<IReadOnlyCollection<string>> RunAsync(IPEndPoint? http, Dictionary<string, string> variables)
    {
        var context = new Listening(typeof(OperationsExtensions).Assembly.Location);
        var program = context.LoadFromAssemblyPath(typeof(OperationsExtensions).Assembly.Location);
        var type = program.GetType(typeof(OperationsOptions).FullName!, throwOnError: true)!;
        var options = Activator.CreateInstance(type, nonPublic: true)!;
        type.GetProperty(nameof(OperationsOptions.Http))!.SetValue(options, http);
        type.GetProperty(nameof(OperationsOptions.Environment))!.SetValue(options, variables);

        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        program.GetType(typeof(OperationsExtensions).FullName!, throwOnError: true)!
            .GetMethod(nameof(OperationsExtensions.AddOperations), BindingFlags.Public | BindingFlags.Static)!
            .Invoke(null, [builder, options]);
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
        return context.Names;
    }

    private sealed class Listening(string program) : AssemblyLoadContext(isCollectible: false)
    {
        private readonly string _name = Path.GetFileNameWithoutExtension(program);

        public ConcurrentBag<string> Names { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            // Each is bound to the copy of the tests; that it is looked for is what counts.
            if (assemblyName.Name != _name)
                Names.Add(assemblyName.Name!);
            return null;
        }
    }
}
