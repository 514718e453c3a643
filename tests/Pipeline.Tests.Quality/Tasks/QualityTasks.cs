namespace Pipeline.Tests.Quality.Tasks;

/// <summary>All that is measured.</summary>
internal static class QualityTasks
{
    public static IReadOnlyList<QualityTask> All { get; } = [new SegmentTask(), new QuotesTask(), new SummarizeTask(), new CleanTask()];
}
