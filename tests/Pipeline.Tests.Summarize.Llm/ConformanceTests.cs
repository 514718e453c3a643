using Microsoft.Extensions.AI;
using Pipeline.Testing;

namespace Pipeline.Tests.Summarize.Llm;

public sealed class ConformanceTests : IDisposable
{
    private readonly Newsroom _newsroom = new();

    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(() => _newsroom.Stage(new Parrot())).VerifyAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _newsroom.Dispose();

    /// <summary>A client that a host brings: it answers with the start of what it is sent.</summary>
    private sealed class Parrot : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = messages.Last().Text;
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, ModelServer.Sentences(text[..Math.Min(text.Length, 100)]))));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
