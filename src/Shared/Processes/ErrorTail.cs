using System.Text;

namespace Pipeline.Processes;

/// <summary>Reads the standard error of a process line by line, and keeps the line that says most about its end.</summary>
internal sealed class ErrorTail(Stream error, Action<string>? onLine)
{
    /// <summary>Longer lines are cut, in bytes.</summary>
    private const int MaxLine = 4096;

    private static readonly string[] s_verdicts = ["Stack overflow.", "Process terminated.", "Unhandled exception.", "Out of memory.", "Fatal error"];
    private string? _last;
    private string? _verdict;
    private bool _isVerdictOpen;

    /// <summary>The last line that is no part of a stack trace; what a runtime says of its own end where there is that. Null for none.</summary>
    public string? Line => Volatile.Read(ref _verdict) ?? Volatile.Read(ref _last);

    /// <summary>Reads to the end.</summary>
    public void Run()
    {
        var line = new List<byte>(256);
        var buffer = new byte[8192];
        try
        {
            int read;
            while ((read = error.Read(buffer, 0, buffer.Length)) > 0)
            {
                foreach (var next in buffer.AsSpan(0, read))
                {
                    if (next == '\n')
                        Take(line);
                    else if (line.Count < MaxLine)
                        line.Add(next);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The pipe went with the process.
        }

        Take(line);
    }

    /// <summary>What a runtime says of its end, with the line after it where that goes on.</summary>
    private void TakeVerdict(string line)
    {
        if (_verdict is null && Array.Exists(s_verdicts, verdict => line.StartsWith(verdict, StringComparison.Ordinal)))
            (_verdict, _isVerdictOpen) = (line, true);
        else if (_isVerdictOpen && char.IsLetter(line[0]) && !line.StartsWith("Repeat", StringComparison.Ordinal))
            (_verdict, _isVerdictOpen) = ($"{_verdict} {line}", false);
        else
            _isVerdictOpen = false;
    }

    private void Take(List<byte> bytes)
    {
        var line = Encoding.UTF8.GetString([.. bytes]).TrimEnd();
        bytes.Clear();
        if (line.Length == 0)
            return;
        TakeVerdict(line);
        if (!char.IsWhiteSpace(line[0]) && line.Any(char.IsLetter) && !line.StartsWith("Node.js v", StringComparison.Ordinal))
            Volatile.Write(ref _last, line);
        onLine?.Invoke(line);
    }
}
