using System.Buffers;
using System.Globalization;

namespace Pipeline.Engine.Configuration;

/// <summary>Durations as text: a number and a unit, <c>500ms</c>, <c>30s</c>, <c>1.5m</c>, <c>2h</c>, <c>1d</c>.</summary>
internal static class DurationText
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, long Ticks)[] s_units =
    [
        ("ms", TimeSpan.TicksPerMillisecond), ("s", TimeSpan.TicksPerSecond), ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
    ];

    /// <summary>Reads a duration; false for anything else, and for more than ten million days.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var digits = text.AsSpan().IndexOfAnyExcept(s_digits);
        if (digits <= 0 || !decimal.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        foreach (var (unit, ticks) in s_units)
        {
            if (!text.AsSpan(digits).SequenceEqual(unit))
                continue;
            if (number > (decimal)TimeSpan.MaxValue.Ticks / ticks)
                return false;
            duration = new TimeSpan((long)(number * ticks));
            return true;
        }

        return false;
    }

    /// <summary>A duration in the largest unit that gives a whole number.</summary>
    public static string Of(TimeSpan duration)
    {
        for (var i = s_units.Length - 1; i >= 0; i--)
        {
            var (unit, ticks) = s_units[i];
            if (duration.Ticks % ticks == 0 && duration.Ticks != 0)
                return Words.Number(duration.Ticks / ticks) + unit;
        }

        return duration == TimeSpan.Zero ? "0s" : Words.Number((decimal)duration.Ticks / TimeSpan.TicksPerMillisecond) + "ms";
    }
}
