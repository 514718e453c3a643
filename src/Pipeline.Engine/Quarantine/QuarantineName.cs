using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Engine.Quarantine;

/// <summary>The name of a document's folder: readable, safe on every file system, and one for each document.</summary>
internal static class QuarantineName
{
    private const int MaxReadable = 60;
    private const int HashLength = 8;

    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdef");

    public static string Of(DocumentId id)
    {
        var name = new StringBuilder(MaxReadable + 9);
        foreach (var c in id.Value)
        {
            if (name.Length == MaxReadable)
                break;
            name.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_');
        }

        // The dots of `..` are no name.
        while (name.Length > 0 && name[0] == '.')
            name[0] = '_';
        return name.Append('-').Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.Value)).AsSpan(0, 4))).ToString();
    }

    /// <summary>Whether a name looks like one of these, so that the folder may be taken for this program's.</summary>
    public static bool IsOne(string name) =>
        name.Length > HashLength + 1 && name[^(HashLength + 1)] == '-' && name.AsSpan(name.Length - HashLength).IndexOfAnyExcept(s_hexadecimal) < 0;
}
