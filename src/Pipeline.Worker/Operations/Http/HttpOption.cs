using System.CommandLine;
using System.Net;

namespace Pipeline.Worker.Operations.Http;

/// <summary><c>--http [address]</c>.</summary>
internal static class HttpOption
{
    /// <summary>The option; its value is null when it was not given. What is no loopback address is an error of parsing.</summary>
    public static Option<IPEndPoint?> Create() => new("--http")
    {
        Description = $"Serve health and metrics on this machine, by default at 127.0.0.1:{LoopbackAddress.DefaultPort}.",
        HelpName = "address",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = static result =>
        {
            if (result.Tokens.Count == 0)
                return new IPEndPoint(IPAddress.Loopback, LoopbackAddress.DefaultPort);
            if (LoopbackAddress.TryParse(result.Tokens[0].Value, out var address, out var problem))
                return address;
            result.AddError(problem);
            return null;
        },
    };
}
