using System.Text;
using Pipeline.Export.Rows;

namespace Pipeline.Export.Postgres.Storage;

/// <summary>Text as PostgreSQL can hold it: it has no NUL, and no half of a surrogate pair.</summary>
internal static class PostgresText
{
    /// <summary>What stands for a NUL: as long as it in code points and code units, so that offsets stay.</summary>
    private const char Replacement = '\uFFFD';

    /// <summary>The text with U+FFFD for what cannot be held.</summary>
    public static string? Of(string? text) => text is null ? null : WellFormed.Of(text).Replace('\0', Replacement);

    /// <summary>JSON with U+FFFD for each escaped NUL. O(length).</summary>
    public static string OfJson(string json)
    {
        const string Nul = "\\u0000";
        if (!json.Contains(Nul, StringComparison.Ordinal))
            return json;
        var kept = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                kept.Append(json[i]);
            }
            else if (string.CompareOrdinal(json, i, Nul, 0, Nul.Length) == 0)
            {
                kept.Append(Replacement);
                i += Nul.Length - 1;
            }
            else
            {
                // The second character may be a backslash too, and then starts nothing.
                kept.Append(json[i]).Append(json[i + 1]);
                i++;
            }
        }

        return kept.ToString();
    }
}
