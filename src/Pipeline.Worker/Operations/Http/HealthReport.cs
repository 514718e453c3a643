using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Pipeline.Engine.Hosting;

namespace Pipeline.Worker.Operations.Http;

/// <summary>The answer to a probe.</summary>
/// <param name="IsWell">Whether the probe passes.</param>
/// <param name="Status">One word.</param>
/// <param name="Reason">Why not, in words for a person; null when it passes, or when the word says all.</param>
internal readonly record struct HealthReport(bool IsWell, string Status, string? Reason)
{
    /// <summary>Thirty times the longest time between two beats.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    /// <summary>Whether the process can go on by itself. When not, restart it.</summary>
    public static HealthReport Live(PipelineHealth health)
    {
        if (health.Status == PipelineStatus.Failed)
            return new HealthReport(IsWell: false, Word(health.Status), health.Reason);
        var silence = health.SinceBeat;
        return silence > LongestSilence
            ? new HealthReport(IsWell: false, "stuck", string.Create(CultureInfo.InvariantCulture, $"the worker's loops have not turned for {(long)silence.TotalSeconds} s"))
            : new HealthReport(IsWell: true, "live", Reason: null);
    }

    /// <summary>Whether documents are taken in. When not, send none; it may come back.</summary>
    public static HealthReport Ready(PipelineHealth health)
    {
        var status = health.Status;
        return new HealthReport(status == PipelineStatus.Ready, Word(status), status == PipelineStatus.Ready ? null : health.Reason);
    }

    /// <summary>A line of text: <c>blocked: no space left on /data</c>.</summary>
    public byte[] ToText() => Encoding.UTF8.GetBytes(Reason is null ? $"{Status}\n" : $"{Status}: {Reason}\n");

    /// <summary>An object with <c>status</c> and, where there is one, <c>reason</c>.</summary>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("status", Status);
            if (Reason is not null)
                writer.WriteString("reason", Reason);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Word(PipelineStatus status) => status.ToString().ToLowerInvariant();
}
