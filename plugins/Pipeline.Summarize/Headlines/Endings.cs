using Pipeline.Summarize.Candidates;

namespace Pipeline.Summarize.Headlines;

/// <summary>English words before which a sentence can be cut.</summary>
internal static class Endings
{
    /// <summary>They open a clause.</summary>
    public static readonly WordSet Clause = new("and but or who which that where when while as after before because although though if since until unless so whose amid despite");

    /// <summary>They open a phrase that tells where, when or how.</summary>
    public static readonly WordSet Phrase = new("in on at by for with from during over under near into through following on monday tuesday wednesday thursday friday saturday sunday");

    /// <summary>After them something has to follow.</summary>
    public static readonly WordSet Open = new("""
        the a an to of is are was were be been has have had will would can could may might must not and or but his her their its this that these those said says say in on at by for with from
        """);
}
