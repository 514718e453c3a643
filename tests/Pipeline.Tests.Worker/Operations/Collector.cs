using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Pipeline.Tests.Worker.Operations;

/// <summary>An OpenTelemetry collector that keeps what it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<Post> _posts = new();

    private Collector(WebApplication application)
    {
        _application = application;
        application.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _posts.Enqueue(new Post(context.Request.Path, context.Request.ContentType, context.Request.Headers["x-token"].ToString(), body.ToArray()));
        });
    }

    public string Address => _application.Urls.Single();

    public IReadOnlyList<Post> Posts => [.. _posts];

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        await collector._application.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    /// <param name="Path">Where it was sent.</param>
    /// <param name="Type">The content type.</param>
    /// <param name="Token">The header <c>x-token</c>.</param>
    /// <param name="Body">A message of protobuf.</param>
    internal sealed record Post(string Path, string? Type, string Token, byte[] Body)
    {
        /// <summary>Whether the message holds a string: protobuf has them as they are.</summary>
        public bool Holds(string text) => Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
