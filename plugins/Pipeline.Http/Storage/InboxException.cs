namespace Pipeline.Http.Storage;

/// <summary>The inbox cannot be written to: the disk is full, or the folder is not writable. Nothing of the document is left.</summary>
/// <param name="message">What is wrong, without paths, for senders.</param>
/// <param name="innerException">The cause, for the log.</param>
internal sealed class InboxException(string message, Exception innerException) : Exception(message, innerException)
{
    private const int DiskFullOfUnix = 28;
    private const int QuotaExceededOfLinux = 122;
    private const int DiskFullOfWindows = unchecked((int)0x80070070);

    /// <summary>Whether an exception says that the inbox cannot be written to.</summary>
    public static bool IsCause(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException;

    public static InboxException Of(Exception exception) => new(
        exception.HResult is DiskFullOfUnix or QuotaExceededOfLinux or DiskFullOfWindows ? "The disk of the inbox is full."
        : exception is UnauthorizedAccessException ? "The worker may not write to its inbox."
        : "The inbox cannot be written to.",
        exception);
}
