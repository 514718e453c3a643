using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pipeline.Engine.Planning;

/// <summary>A limit: a number of documents, <c>100</c>, or a share of them, <c>1%</c>.</summary>
/// <param name="Value">The number, or the percentage.</param>
/// <param name="IsShare">Whether it is a percentage.</param>
public readonly record struct CountOrShare(decimal Value, bool IsShare) : IParsable<CountOrShare>
{
    /// <summary>Reads a limit.</summary>
    /// <param name="s">A whole number, or a number from 0 to 100 and <c>%</c>.</param>
    /// <param name="provider">Not used: limits are the same in every culture.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static CountOrShare Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var limit) ? limit : throw new FormatException($"Expected a number such as `100` or a share such as `1%`, got `{s}`.");

    /// <summary>Reads a limit.</summary>
    /// <param name="s">A whole number, or a number from 0 to 100 and <c>%</c>.</param>
    /// <param name="provider">Not used: limits are the same in every culture.</param>
    /// <param name="result">The limit.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CountOrShare result)
    {
        result = default;
        var isShare = s is not null && s.EndsWith('%');
        if (s is null || !decimal.TryParse(isShare ? s.AsSpan(0, s.Length - 1) : s, isShare ? NumberStyles.AllowDecimalPoint : NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        if (isShare && value > 100)
            return false;
        result = new CountOrShare(value, isShare);
        return true;
    }

    /// <summary>Whether a number is above the limit.</summary>
    /// <param name="part">The number.</param>
    /// <param name="whole">What a share is taken of.</param>
    public bool IsExceededBy(long part, long whole) => part > (IsShare ? Value * whole / 100 : Value);

    /// <summary>As it is written in YAML.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}{(IsShare ? "%" : "")}");
}
