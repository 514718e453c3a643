namespace Pipeline.Processes;

/// <summary>Lets lanes work side by side, and one alone where a document is to run with nothing beside it.</summary>
internal sealed class LaneGate(int lanes) : IDisposable
{
    private readonly SemaphoreSlim _places = new(lanes);
    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>Waits for a place, or for all of them.</summary>
    public async ValueTask EnterAsync(bool alone, CancellationToken cancellationToken)
    {
        if (!alone)
        {
            await _places.WaitAsync(cancellationToken);
            return;
        }

        // One at a time, or two would each hold half of the places and wait for the rest.
        await _alone.WaitAsync(cancellationToken);
        var taken = 0;
        try
        {
            for (; taken < lanes; taken++)
                await _places.WaitAsync(cancellationToken);
        }
        catch
        {
            if (taken > 0)
                _places.Release(taken);
            _alone.Release();
            throw;
        }
    }

    public void Leave(bool alone)
    {
        _places.Release(alone ? lanes : 1);
        if (alone)
            _alone.Release();
    }

    public void Dispose()
    {
        _places.Dispose();
        _alone.Dispose();
    }
}
