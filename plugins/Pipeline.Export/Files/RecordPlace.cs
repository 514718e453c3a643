using System.Globalization;

namespace Pipeline.Export.Files;

/// <summary>Where a record is in a file, and what the file's ending needs to know of it.</summary>
/// <param name="Offset">In bytes.</param>
/// <param name="Length">In bytes; 0 for a document that adds nothing, such as one without quotations to a table of them.</param>
/// <param name="Hash">Of the bytes; see <see cref="RecordHash"/>.</param>
/// <param name="Entry">See <see cref="ExportRecord.Entry"/>.</param>
internal readonly record struct RecordPlace(long Offset, int Length, string Hash, string? Entry)
{
    /// <summary><c>offset:length:hash</c>, and <c>:entry</c> when there is one.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Offset}:{Length}:{Hash}{(Entry is null ? "" : ":")}{Entry}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static RecordPlace? Parse(string text)
    {
        var parts = text.Split(':', 4);
        return parts.Length >= 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && parts[2].Length > 0
            ? new RecordPlace(offset, length, parts[2], parts.Length == 4 ? parts[3] : null)
            : null;
    }

    /// <summary>Whether a file has these bytes there.</summary>
    public bool IsIn(Microsoft.Win32.SafeHandles.SafeFileHandle file) =>
        Offset <= RandomAccess.GetLength(file) && RecordHash.Of(file, Offset, Length) == Hash;
}
