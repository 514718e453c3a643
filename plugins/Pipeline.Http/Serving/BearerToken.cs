using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Http.Serving;

/// <summary>The token that senders must show.</summary>
/// <param name="token">The token.</param>
internal sealed class BearerToken(string token)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _digest = Digest(token);

    /// <summary>Why a request may not come in; null when it may. Takes as long for a token that is nearly right as for any other.</summary>
    public Answer? Check(HttpRequest request)
    {
        var given = request.Headers.Authorization;
        if (given.Count == 1 && given[0] is { } value && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Digest(value[Scheme.Length..].Trim(' ')), _digest))
        {
            return null;
        }

        return Answer.Refused(
            StatusCodes.Status401Unauthorized,
            given.Count == 0 ? "Expected the header `Authorization: Bearer` with the token of this worker." : "The token in `Authorization` is not the one of this worker.") with
        {
            Header = ("WWW-Authenticate", "Bearer"),
        };
    }

    private static byte[] Digest(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
