namespace Pipeline.Testing;

/// <summary>Checks that a stage keeps to what the pipeline promises its users, on documents that break stages.</summary>
/// <remarks>
/// The stage is run on every one of <see cref="HostileDocuments.All"/>, several times: alone, in another order, in parallel, and cancelled. Layers
/// that it requires or uses come from the stages of <see cref="After"/>; blocks, sentences, tokens, quotations and summaries that those do not give
/// are made by simple rules. Takes some seconds for a fast stage. Every method before <see cref="CheckAsync"/> returns the same object.
/// </remarks>
/// <example><code>
/// await new StageConformance(() => new ShoutStage(new ShoutOptions())).VerifyAsync();
/// </code></example>
public sealed class StageConformance
{
    private readonly Func<IStage> _create;
    private readonly List<Func<IStage>> _before = [];
    private readonly List<Document> _further = [];
    private TimeSpan _limit = TimeSpan.FromSeconds(30);

    /// <summary>Starts with the stage that is to be checked.</summary>
    /// <param name="create">Makes an instance, as dependency injection would. Called several times; instances are disposed of when they can be.</param>
    public StageConformance(Func<IStage> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _create = create;
    }

    /// <summary>Puts stages before the one that is checked, in the order given.</summary>
    /// <param name="stages">Each makes an instance.</param>
    public StageConformance After(params ReadOnlySpan<Func<IStage>> stages)
    {
        _before.AddRange(stages);
        return this;
    }

    /// <summary>Adds documents to those that every stage is given.</summary>
    /// <param name="documents">With distinct ids, which name them in the report.</param>
    public StageConformance And(params ReadOnlySpan<Document> documents)
    {
        _further.AddRange(documents);
        return this;
    }

    /// <summary>Sets how long the stage may take for one document of 1 MB; 30 s unless this is called.</summary>
    /// <param name="limit">More than zero.</param>
    public StageConformance Within(TimeSpan limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        _limit = limit;
        return this;
    }

    /// <summary>Runs every check.</summary>
    /// <param name="cancellationToken">Ends the checks early.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="InvalidOperationException">The stage requires a layer that nothing before it provides, or a stage before it failed.</exception>
    public async Task<ConformanceReport> CheckAsync(CancellationToken cancellationToken = default)
    {
        StageContract contract;
        await using (var first = new StageLane(_create, _limit))
            contract = StageContract.Of(first.Stage.GetType());
        var documents = await ConformanceInput.PrepareAsync(contract, _before, [.. HostileDocuments.All, .. _further], cancellationToken);
        return await new ConformanceRun(contract, _create, _limit, documents).RunAsync(cancellationToken);
    }

    /// <summary>Runs every check, and fails when one does.</summary>
    /// <param name="cancellationToken">Ends the checks early.</param>
    /// <returns>What was found: no violation.</returns>
    /// <exception cref="ConformanceException">The stage breaks a rule; the message lists every violation.</exception>
    /// <exception cref="InvalidOperationException">The stage requires a layer that nothing before it provides, or a stage before it failed.</exception>
    public async Task<ConformanceReport> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var report = await CheckAsync(cancellationToken);
        return report.IsConformant ? report : throw new ConformanceException(report);
    }
}
