using System.IO.Pipelines;

namespace Pipeline.Engine.Intake;

/// <summary>Reads a stream whose reads cannot be cancelled, such as a terminal or a pipe that nobody writes to.</summary>
internal static class StandardInput
{
    /// <summary>Reads ahead of whoever reads the result, by at most 64 KiB or so.</summary>
    /// <returns>A stream that can be left while a read of <paramref name="input"/> hangs: the thread that is stuck in it does not keep the
    /// process alive.</returns>
    public static Stream Detach(Stream input)
    {
        var pipe = new Pipe();
        new Thread(() => Pump(input, pipe.Writer)) { IsBackground = true, Name = "stdin" }.Start();
        return pipe.Reader.AsStream();
    }

    private static void Pump(Stream input, PipeWriter writer)
    {
        Exception? fault = null;
        try
        {
            while (input.Read(writer.GetSpan(16 * 1024)) is > 0 and var read)
            {
                writer.Advance(read);
                if (writer.FlushAsync().AsTask().GetAwaiter().GetResult().IsCompleted)
                    break;
            }
        }
        catch (Exception exception)
        {
            fault = exception; // for the reader
        }

        writer.Complete(fault);
    }
}
