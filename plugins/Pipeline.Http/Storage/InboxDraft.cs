using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Http.Storage;

/// <summary>A document that is arriving. Its bytes go to a file that counts only once it has its name; without <see cref="CommitAsync"/> nothing is
/// left of it. Memory does not grow with its length. Not thread-safe.</summary>
internal sealed class InboxDraft : IDisposable
{
    private readonly Inbox _inbox;
    private readonly DraftHeader _header;
    private readonly InboxLimits _limits;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private long _reserved;
    private bool _committed;

    /// <exception cref="InboxException">The file cannot be made.</exception>
    internal InboxDraft(Inbox inbox, DraftHeader header, long reserved, InboxLimits limits)
    {
        _inbox = inbox;
        _header = header;
        _reserved = reserved;
        _limits = limits;
        _path = inbox.PathOf(Inbox.UnfinishedName());
        _file = Try(() =>
        {
            Folder.Create(inbox.FolderPath);
            return File.OpenHandle(_path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
        });
    }

    /// <summary>The bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>Adds bytes.</summary>
    /// <returns>False when the inbox is full.</returns>
    /// <exception cref="InboxException">They cannot be written.</exception>
    public bool TryAppend(ReadOnlySpan<byte> bytes)
    {
        var missing = Length + bytes.Length - _reserved;
        if (missing > 0)
        {
            if (!_inbox.TryGrow(missing, _limits))
                return false;
            _reserved += missing;
        }

        _hash.AppendData(bytes);
        try
        {
            RandomAccess.Write(_file, bytes, _header.Length + Length);
        }
        catch (Exception exception) when (InboxException.IsCause(exception))
        {
            throw InboxException.Of(exception);
        }

        Length += bytes.Length;
        return true;
    }

    /// <summary>Makes the document durable and puts it among those that wait.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="InboxException">It cannot be written; nothing is left of it.</exception>
    public async Task<string> CommitAsync(CancellationToken cancellationToken)
    {
        var header = _header.Complete(_hash);
        var entry = new InboxEntry(_inbox.NextSequence(), InboxEntry.KeyOf(header.Id), _header.Length + Length);
        var path = _inbox.PathOf(entry.FileName);
        await _inbox.Flushes.WaitAsync(cancellationToken);
        try
        {
            Try(() =>
            {
                RandomAccess.Write(_file, InboxFile.HeaderBytes(header), 0);
                RandomAccess.FlushToDisk(_file);
                _file.Dispose();
                DurableStep.Reached("http.accept.before");
                File.Move(_path, path, overwrite: true);
                return true;
            });
        }
        finally
        {
            _inbox.Flushes.Release();
        }

        try
        {
            await _inbox.SyncAsync();
        }
        catch (Exception exception) when (InboxException.IsCause(exception))
        {
            Remove(path);
            throw InboxException.Of(exception);
        }

        DurableStep.Reached("http.accept.after");
        _committed = true;
        _inbox.Add(entry, _reserved);
        return header.Id;
    }

    public void Dispose()
    {
        _file.Dispose();
        _hash.Dispose();
        if (_committed)
            return;
        Remove(_path);
        _inbox.Release(_reserved);
    }

    private static T Try<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (InboxException.IsCause(exception))
        {
            throw InboxException.Of(exception);
        }
    }

    /// <summary>What cannot be removed now is removed at the next start: the name says that it is unfinished.</summary>
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (InboxException.IsCause(exception))
        {
            // The sender is told that it was not accepted, or is gone.
        }
    }
}
