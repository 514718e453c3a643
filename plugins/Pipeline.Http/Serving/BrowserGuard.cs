using System.Net;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Http.Serving;

/// <summary>Keeps web pages out where no token does. A page in a browser on this machine can post to its loopback addresses, as itself or under a name that
/// it has pointed there; its browser says so in <c>Origin</c> and <c>Host</c>.</summary>
internal static class BrowserGuard
{
    /// <summary>Why a request may not come in; null when it may.</summary>
    public static Answer? Check(HttpRequest request)
    {
        if (!IsLoopback(request.Host.Host))
        {
            return Answer.Refused(
                StatusCodes.Status403Forbidden,
                $"Expected a loopback address or localhost in `Host`, got `{request.Host.Value}`: set a `token` to be reached under another name.");
        }

        foreach (var origin in request.Headers.Origin)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || !page.Authority.Equals(HostOf(request), StringComparison.OrdinalIgnoreCase))
                return Answer.Refused(StatusCodes.Status403Forbidden, $"Web pages of `{origin}` may not post here: set a `token` and send it.");
        }

        return null;
    }

    /// <summary>Without port 80, which browsers leave out in one place or the other.</summary>
    private static string HostOf(HttpRequest request) => request.Host.Port is 80 ? request.Host.Host : request.Host.Value ?? "";

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
