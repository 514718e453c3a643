using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Http.Storage;

/// <summary>An accepted document, by the name of its file.</summary>
/// <param name="Sequence">Higher is newer.</param>
/// <param name="Key">Stands for the id: two documents of one id have one key.</param>
/// <param name="Length">Of the file, in bytes.</param>
internal sealed record InboxEntry(long Sequence, string Key, long Length)
{
    public const string Extension = ".doc";

    private const int SequenceDigits = 20;
    private const int KeyDigits = 32;

    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Sequence:D20}-{Key}{Extension}");

    /// <summary>Half of a SHA-256: long enough that no two ids meet.</summary>
    public static string KeyOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, KeyDigits / 2));

    /// <summary>The entry that a file name says; null for a file of somebody else's.</summary>
    public static InboxEntry? Of(FileInfo file)
    {
        var name = file.Name.AsSpan();
        return name.Length == SequenceDigits + 1 + KeyDigits + Extension.Length
            && name[SequenceDigits] == '-'
            && name.EndsWith(Extension, StringComparison.Ordinal)
            && long.TryParse(name[..SequenceDigits], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new InboxEntry(sequence, name.Slice(SequenceDigits + 1, KeyDigits).ToString(), file.Length)
            : null;
    }
}
