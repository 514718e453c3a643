using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Pipeline.Http.Storage;

namespace Pipeline.Http.Serving;

/// <summary>Answers <c>POST /documents</c>. Thread-safe.</summary>
/// <param name="inbox">Where documents go.</param>
/// <param name="rules">Who may post what.</param>
/// <param name="logger">For what the person who runs the worker has to know.</param>
internal sealed partial class DocumentsEndpoint(Inbox inbox, ServingRules rules, ILogger logger) : IHttpApplication<HttpContext>
{
    public const string Path = "/documents";

    /// <summary>Seconds: in as many, the built-in stages take thousands of articles.</summary>
    private const int RetryWhenFull = 2;

    /// <summary>Seconds: somebody has to make room on a disk.</summary>
    private const int RetryWhenBroken = 10;

    private volatile ServingRules _rules = rules;
    private int _isFull;
    private int _isBroken;

    /// <summary>Who may post what, from the next request on.</summary>
    public void Apply(ServingRules rules) => _rules = rules;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        Answer answer;
        try
        {
            answer = await AnswerAsync(context.Request, _rules, context.RequestAborted);
        }
        catch (BadHttpRequestException exception)
        {
            answer = Answer.Refused(exception.StatusCode, exception.Message) with { Closes = true };
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The sender is gone, or sent what no answer can follow: nothing may look like one.
            context.Abort();
            return;
        }
        catch (InboxException exception)
        {
            if (Interlocked.Exchange(ref _isBroken, 1) == 0)
                LogBroken(logger, inbox.FolderPath, exception.InnerException!.Message);
            answer = Answer.Later(StatusCodes.Status503ServiceUnavailable, RetryWhenBroken, $"{exception.Message} The document was not accepted: send it again later.");
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception);
            answer = Answer.Refused(StatusCodes.Status500InternalServerError, "The worker failed at this document, and did not accept it. Its log says more.") with { Closes = true };
        }

        await answer.WriteAsync(context.Response);
    }

    private async Task<Answer> AnswerAsync(HttpRequest request, ServingRules rules, CancellationToken aborted)
    {
        if (!Path.Equals(request.Path.Value, StringComparison.Ordinal))
            return Answer.Refused(StatusCodes.Status404NotFound, $"There is nothing at this path: expected POST {Path}.");
        if (!HttpMethods.IsPost(request.Method))
            return Answer.Refused(StatusCodes.Status405MethodNotAllowed, $"Expected POST, got {request.Method}.") with { Header = ("Allow", "POST") };
        if ((rules.Token is { } token ? token.Check(request) : BrowserGuard.Check(request)) is { } stranger)
            return stranger;
        if (RequestFacts.Read(request, out var refusal) is not { } header)
            return refusal!;
        if (request.ContentLength > rules.MaxSize.Bytes)
            return TooLarge(rules);
        using var draft = inbox.Begin(header, request.ContentLength ?? 0, rules.Limits);
        if (draft is null)
            return Full();
        if (await ReceiveAsync(request, draft, rules, aborted) is { } problem)
            return problem;
        if (draft.Length == 0)
            return Answer.Refused(StatusCodes.Status400BadRequest, "The body is empty: expected the bytes of a document.");
        var id = await draft.CommitAsync(aborted);
        if (Interlocked.Exchange(ref _isFull, 0) != 0 | Interlocked.Exchange(ref _isBroken, 0) != 0)
            LogAcceptsAgain(logger);
        return Answer.Accepted(id);
    }

    private async Task<Answer?> ReceiveAsync(HttpRequest request, InboxDraft draft, ServingRules rules, CancellationToken aborted)
    {
        var body = request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(aborted);
            try
            {
                foreach (var part in read.Buffer)
                {
                    if (draft.Length + part.Length > rules.MaxSize.Bytes)
                        return TooLarge(rules);
                    if (!draft.TryAppend(part.Span))
                        return Full();
                }
            }
            finally
            {
                body.AdvanceTo(read.Buffer.End);
            }

            if (read.IsCompleted)
                return null;
        }
    }

    private static Answer TooLarge(ServingRules rules) => Answer.Refused(
        StatusCodes.Status413PayloadTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The document has more than {rules.MaxSize.Bytes} bytes, the `max-size` of this worker."));

    private Answer Full()
    {
        if (Interlocked.Exchange(ref _isFull, 1) == 0)
            LogFull(logger);
        return Answer.Later(StatusCodes.Status429TooManyRequests, RetryWhenFull, "As many documents wait as may: send this one again later.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox is full: senders are told to come back later. The stages are slower than the senders; `max-pending` and `max-pending-size` say how much may wait.")]
    private static partial void LogFull(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "Cannot write to the inbox {Folder}: {Reason} Senders are told to come back later.")]
    private static partial void LogBroken(ILogger logger, string folder, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The inbox takes documents again.")]
    private static partial void LogAcceptsAgain(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "A posted document was not accepted.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
