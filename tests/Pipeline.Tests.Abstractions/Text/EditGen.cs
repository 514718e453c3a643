namespace Pipeline.Tests.Abstractions.Text;

/// <summary>Random edits. They are made for no text in particular and fitted to the one at hand, so that a failing case can be made smaller.</summary>
internal static class EditGen
{
    /// <summary>Text with astral characters, half pairs, and characters of one to three bytes.</summary>
    public static readonly Gen<string> Text = Pick.From("a", "b", "c", " ", "\r\n", "é", "“", "👍", "\uD83D", "\uDC4D", "\0")
        .Array[0, 16].Select(static parts => string.Concat(parts));

    public static readonly Gen<Draft[]> Batch = Gen.Select(
        Gen.Int[0, 40], Gen.Int[0, 6], Pick.From("", "", "x", "yz", "👍", "long one"), Gen.Int[0, 9],
        static (at, length, replacement, order) => new Draft(at, length, replacement, order)).Array[0, 8];

    /// <summary>Edits that do not overlap; many meet, insert at one offset, do nothing, or come in any order.</summary>
    public static TextEdit[] Fit(Draft[] drafts, int length)
    {
        var edits = new List<(TextEdit Edit, int Order)>();
        var end = 0;
        foreach (var draft in drafts.OrderBy(draft => draft.At % (length + 1)))
        {
            var start = Math.Max(end, draft.At % (length + 1));
            end = Math.Min(length, start + draft.Length);
            edits.Add((new TextEdit(new TextSpan(start, end), draft.Replacement), draft.Order));
        }

        return [.. edits.OrderBy(static edit => edit.Order).Select(static edit => edit.Edit)];
    }

    internal readonly record struct Draft(int At, int Length, string Replacement, int Order);
}
