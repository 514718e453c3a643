using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Operations.Metrics;

namespace Pipeline.Worker.Operations.Http;

/// <summary>The pages of a worker: <c>/health/live</c>, <c>/health/ready</c>, <c>/metrics</c>.</summary>
internal sealed class OperationsEndpoints(PipelineHealth health, PrometheusMetrics metrics) : IHttpApplication<HttpContext>
{
    private const string PlainText = "text/plain; charset=utf-8";

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public Task ProcessRequestAsync(HttpContext context)
    {
        // A page in a browser can make its own name resolve to this machine, and would then read what is served here.
        if (!LoopbackAddress.IsLoopbackHost(context.Request.Host.Host))
            return WriteAsync(context, StatusCodes.Status421MisdirectedRequest, PlainText, "The Host header must name this machine: localhost, 127.0.0.1 or [::1].\n"u8.ToArray());
        Func<HttpContext, Task>? page = context.Request.Path.Value switch
        {
            "/health/live" => live => WriteAsync(live, HealthReport.Live(health)),
            "/health/ready" => ready => WriteAsync(ready, HealthReport.Ready(health)),
            "/metrics" => WriteMetricsAsync,
            _ => null,
        };
        if (page is null)
            return WriteAsync(context, StatusCodes.Status404NotFound, PlainText, "There are /health/live, /health/ready and /metrics.\n"u8.ToArray());
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            return page(context);
        context.Response.Headers.Allow = "GET, HEAD";
        return WriteAsync(context, StatusCodes.Status405MethodNotAllowed, PlainText, "Only GET and HEAD are answered.\n"u8.ToArray());
    }

    private Task WriteMetricsAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, PrometheusText.ContentType, metrics.Collect());

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var code = report.IsWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return AcceptsJson(context.Request)
            ? WriteAsync(context, code, "application/json", report.ToJson())
            : WriteAsync(context, code, PlainText, report.ToText());
    }

    /// <summary>Whether JSON is asked for by name; whoever takes anything gets text.</summary>
    private static bool AcceptsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(static type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);

    private static Task WriteAsync(HttpContext context, int code, string type, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = code;
        response.ContentType = type;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
