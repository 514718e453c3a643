using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Pipeline.Engine.Configuration.Binding;

/// <summary>Ranges in words.</summary>
internal static class Ranges
{
    /// <summary><c> from 1 to 100</c>, <c> of at least 1</c>; empty for no range.</summary>
    public static string Of(RangeAttribute? range)
    {
        if (range is null)
            return "";
        var hasMinimum = range.Minimum is not (int.MinValue or double.MinValue or double.NegativeInfinity);
        var hasMaximum = range.Maximum is not (int.MaxValue or double.MaxValue or double.PositiveInfinity);
        var minimum = Words(range.Minimum);
        var maximum = Words(range.Maximum);
        return (hasMinimum, hasMaximum, range.MinimumIsExclusive, range.MaximumIsExclusive) switch
        {
            (true, true, false, false) => $" from {minimum} to {maximum}",
            (true, true, _, _) => $" {(range.MinimumIsExclusive ? "above" : "of at least")} {minimum} and {(range.MaximumIsExclusive ? "below" : "at most")} {maximum}",
            (true, false, _, _) => range.MinimumIsExclusive ? $" above {minimum}" : $" of at least {minimum}",
            (false, true, _, _) => range.MaximumIsExclusive ? $" below {maximum}" : $" of at most {maximum}",
            _ => "",
        };
    }

    /// <summary><c>2 to 5 items</c>, <c>at least 1 item</c>.</summary>
    public static string OfCount(int minimum, int maximum, string unit) =>
        maximum == int.MaxValue || maximum < 0 ? $"at least {Configuration.Words.Count(minimum, unit)}"
        : minimum <= 0 ? $"at most {Configuration.Words.Count(maximum, unit)}"
        : minimum == maximum ? Configuration.Words.Count(minimum, unit)
        : $"{Configuration.Words.Number(minimum)} to {Configuration.Words.Count(maximum, unit)}";

    private static string Words(object bound) => bound is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : bound.ToString() ?? "";
}
