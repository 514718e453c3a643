using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Isolation;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline isolated</c>: this program as it is started by itself, to run the stages that have <c>isolation: process</c>.</summary>
internal static class IsolatedCommand
{
    private const string Name = "isolated";

    public static Command Create()
    {
        var command = new Command(Name, "Run isolated stages for the process that has started this one.") { Hidden = true };
        command.SetAction(static (_, _) => IsolatedStages.RunAsync(static services => services.AddBuiltInPlugins()));
        return command;
    }

    /// <summary>Says how this program is started to that end.</summary>
    public static IServiceCollection AddIsolation(this IServiceCollection services) =>
        services.AddSingleton(static _ => IsolationProgram.Of(typeof(IsolatedCommand).Assembly.Location, Name));
}
