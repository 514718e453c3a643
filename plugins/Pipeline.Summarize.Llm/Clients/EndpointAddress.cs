using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Summarize.Llm.Clients;

/// <summary>The address of a service.</summary>
internal static class EndpointAddress
{
    /// <summary>Reads an absolute address with http or https, without user, query and fragment.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;

    /// <summary>The address with a path added, unless it ends with it already.</summary>
    public static Uri With(Uri address, string path)
    {
        var text = address.AbsoluteUri.TrimEnd('/');
        return new Uri(text.EndsWith(path, StringComparison.Ordinal) ? text : text + path);
    }
}
