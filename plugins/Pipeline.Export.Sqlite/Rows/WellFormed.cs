using System.Text;

namespace Pipeline.Export.Rows;

/// <summary>Text without halves of surrogate pairs, which JSON cannot hold.</summary>
internal static class WellFormed
{
    public static string Of(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c))
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }

        return text;
    }
}
