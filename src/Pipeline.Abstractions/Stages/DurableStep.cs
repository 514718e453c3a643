using System.Diagnostics;

namespace Pipeline;

/// <summary>Announces the steps that make something durable, so that tests can end the process at each of them. Costs one check when nobody
/// listens.</summary>
/// <remarks>A test subscribes to <see cref="DiagnosticListener.AllListeners"/> and to the listener <see cref="ListenerName"/>. Call it right before
/// and right after what must not be half done: names are <c>what.before</c> and <c>what.after</c>, such as <c>export.flush.after</c>.</remarks>
public static class DurableStep
{
    /// <summary>The name of the listener.</summary>
    public const string ListenerName = "Pipeline.DurableStep";

    private static readonly DiagnosticListener s_listener = new(ListenerName);

    /// <summary>Says that a step is reached.</summary>
    /// <param name="name">The name of the step.</param>
    public static void Reached(string name)
    {
        if (s_listener.IsEnabled())
            s_listener.Write(name, value: null);
    }
}
