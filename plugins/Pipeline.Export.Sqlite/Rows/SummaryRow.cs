namespace Pipeline.Export.Rows;

/// <summary>A row of the table <c>summary_sentence</c>; the score is null when it is not a finite number.</summary>
internal sealed record SummaryRow(string Text, double? Score, Place Place);
