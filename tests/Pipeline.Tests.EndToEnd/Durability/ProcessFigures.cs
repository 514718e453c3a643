using System.Globalization;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>What a process uses, as Linux says.</summary>
/// <param name="Megabytes">Of memory that is in use.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">How many.</param>
internal readonly record struct ProcessFigures(double Megabytes, int Handles, int Threads)
{
    public static ProcessFigures Of(int process)
    {
        var memory = File.ReadLines($"/proc/{process}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return new ProcessFigures(
            double.Parse(memory.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000,
            Directory.EnumerateFiles($"/proc/{process}/fd").Count(),
            Directory.EnumerateDirectories($"/proc/{process}/task").Count());
    }
}
