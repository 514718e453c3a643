namespace Pipeline.Export.Rows;

/// <summary>A row of the table <c>quote</c>: the speaker is the name, null when unknown; the verbatim parts are JSON.</summary>
internal sealed record QuoteRow(string? Speaker, string Kind, string Text, string? Mention, string? Cue, string Verbatim, double? Confidence, int? Chain, Place Place);
