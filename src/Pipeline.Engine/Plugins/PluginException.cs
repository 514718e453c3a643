using System.Reflection;
using Pipeline.Engine.Plugins.OneFile;

namespace Pipeline.Engine.Plugins;

/// <summary>A plugin cannot be used; the message says why and what to do.</summary>
internal sealed class PluginException(string message) : Exception(message)
{
    /// <summary>No assembly, or one for another processor.</summary>
    public const string WrongPlatform = "it is not a .NET assembly for this platform: build it for net10.0 and AnyCPU";

    /// <summary>Why loading failed, in words that point at the mend.</summary>
    public static string Explain(Exception exception) => exception switch
    {
        PluginException or SourceException => exception.Message,
        TargetInvocationException { InnerException: { } inner } => Explain(inner),
        BadImageFormatException => WrongPlatform,
        MissingMemberException or TypeLoadException => $"it was built against other contracts than this program has: rebuild it against this version of Pipeline.Abstractions ({OneLine(exception)})",
        ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => Explain(first),
        FileNotFoundException { FileName: { } file } => $"it needs `{file.Split(',')[0]}`, which is not beside it: publish the plugin, or build it with EnableDynamicLoading",
        FileLoadException => $"it could not be loaded: {OneLine(exception)}",
        _ => $"its registration failed with {exception.GetType().Name}: {OneLine(exception)}",
    };

    private static string OneLine(Exception exception) => exception.Message.ReplaceLineEndings(" ");
}
