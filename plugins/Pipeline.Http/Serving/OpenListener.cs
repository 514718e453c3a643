namespace Pipeline.Http.Serving;

/// <summary>A listener and how many sources want it.</summary>
/// <param name="address">Where it listens.</param>
/// <param name="folder">The inbox that it fills.</param>
/// <param name="listener">The listener.</param>
internal sealed class OpenListener(ListenAddress address, string folder, Listener listener)
{
    public ListenAddress Address => address;

    public string Folder => folder;

    public Listener Listener => listener;

    public int Users { get; set; }

    /// <summary>How often it was wanted: the same number later says that nobody wanted it in between.</summary>
    public long Uses { get; set; }
}
