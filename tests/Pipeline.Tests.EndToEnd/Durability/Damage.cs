namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>What a set of exports has wrong.</summary>
/// <param name="Lost">Documents without a record.</param>
/// <param name="Duplicated">Records too many.</param>
/// <param name="Torn">Records that are no JSON.</param>
/// <param name="Differing">What is not byte for byte what it has to be; empty when everything is.</param>
internal sealed record Damage(int Lost, int Duplicated, int Torn, string Differing)
{
    public bool IsNone => this is { Lost: 0, Duplicated: 0, Torn: 0, Differing: "" };

    public static Damage operator +(Damage left, Damage right) => new(
        left.Lost + right.Lost, left.Duplicated + right.Duplicated, left.Torn + right.Torn, string.Join(", ", new[] { left.Differing, right.Differing }.Where(static name => name.Length > 0)));

    public override string ToString() => $"lost {Lost}  duplicated {Duplicated}  torn {Torn}{(Differing.Length > 0 ? "  DIFFERS: " : "")}{Differing}";
}
