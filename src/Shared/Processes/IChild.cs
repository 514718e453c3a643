namespace Pipeline.Processes;

/// <summary>A process as a <see cref="ChildSlot{TChild}"/> has it.</summary>
internal interface IChild : IAsyncDisposable
{
    int ProcessId { get; }

    /// <summary>Whether it answers no more.</summary>
    bool HasEnded { get; }

    /// <inheritdoc cref="Conversation.IdleFailure"/>
    string? IdleFailure { get; }

    /// <summary>Waits until it can be asked.</summary>
    /// <exception cref="ChildFailureException">It ended before, or took too long.</exception>
    Task ReadyAsync(CancellationToken cancellationToken);
}
