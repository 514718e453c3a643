using System.Text;

namespace Pipeline.Export;

/// <summary>Text without halves of surrogate pairs, which no UTF-8 can hold.</summary>
internal static class WellFormed
{
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }

        return text;
    }
}
