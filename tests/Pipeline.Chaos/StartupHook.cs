using Pipeline.Chaos.Steps;

/// <summary>Found by its name: the runtime calls it before the program's Main.</summary>
internal static class StartupHook
{
    public static void Initialize() => StepListener.Start(
        Environment.GetEnvironmentVariable("PIPELINE_KILL"), Environment.GetEnvironmentVariable("PIPELINE_STEPS"));
}
