using Pipeline.Tests.Export.Postgres;
using Pipeline.Tests.Postgres;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace Pipeline.Tests.Export.Postgres;

/// <summary>One server for all tests of this program but those that end it; started by the first that asks.</summary>
public sealed class ServerFixture : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(static () => PostgresServer.Start());
    private int _schemas;

    internal PostgresServer Server => _server.Value;

    /// <summary>A name that no other test has.</summary>
    internal string NewSchema() => $"s{Interlocked.Increment(ref _schemas)}";

    public void Dispose()
    {
        if (_server.IsValueCreated)
            _server.Value.Dispose();
    }
}
