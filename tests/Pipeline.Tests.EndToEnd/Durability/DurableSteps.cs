namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Every step that makes something durable, as the sources name them, by the test that ends the process at it.</summary>
internal static class DurableSteps
{
    /// <summary>Reached by <c>pipeline run</c>.</summary>
    public static readonly string[] OfRuns =
    [
        "export.compact.after", "export.compact.before", "export.flush.after", "export.flush.before",
        "export.switch.after", "export.switch.before", "export.write.after", "export.write.before",
        "ledger.claim.after", "ledger.claim.before", "ledger.commit.after", "ledger.commit.before",
        "ledger.compact.after", "ledger.compact.before", "ledger.switch.after", "ledger.switch.before",
        "parquet.compact.after", "parquet.compact.before", "parquet.flush.after", "parquet.flush.before",
        "parquet.merge.after", "parquet.merge.before", "parquet.switch.after", "parquet.switch.before",
        "quarantine.write.after", "quarantine.write.before",
        "sqlite.flush.after", "sqlite.flush.before", "sqlite.write.after", "sqlite.write.before",
    ];

    /// <summary>Reached when a worker takes up an edit of the pipeline file.</summary>
    public static readonly string[] OfReloads = ["reload.load.before", "reload.swap.after", "reload.swap.before"];

    /// <summary>Reached when a document is posted.</summary>
    public static readonly string[] OfPosts = ["http.accept.after", "http.accept.before"];

    /// <summary>Reached by a run that writes to PostgreSQL.</summary>
    public static readonly string[] OfPostgres = ["postgres.commit.after", "postgres.commit.before"];
}
