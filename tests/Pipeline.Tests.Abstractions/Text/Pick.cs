namespace Pipeline.Tests.Abstractions.Text;

internal static class Pick
{
    /// <summary>One of some values, each as likely as the others; smaller cases have earlier ones.</summary>
    public static Gen<T> From<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
