namespace Pipeline.Engine.Intake;

/// <summary>How a watched file came to be looked at; from the weakest sign that it is complete to the strongest.</summary>
internal enum Arrival
{
    /// <summary>It was written to, or found by a scan: complete once it has not changed for a while.</summary>
    Found,

    /// <summary>It was there at the start, or appeared: complete if it was written a while ago, as after a move from elsewhere.</summary>
    Appeared,

    /// <summary>It was renamed: as <see cref="Appeared"/>, and also offered when it looks like the file that it replaced.</summary>
    Renamed,
}
