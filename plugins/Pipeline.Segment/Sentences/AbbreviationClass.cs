namespace Pipeline.Segment.Sentences;

/// <summary>What kind of abbreviation a word before a full stop is: each kind has its own rule for what may follow.</summary>
internal enum AbbreviationClass
{
    /// <summary>Not an abbreviation.</summary>
    None,

    /// <summary>Stands before a name: <c>Mr.</c>, <c>Gen.</c>, <c>Sen.</c>. Never ends a sentence.</summary>
    Title,

    /// <summary>Stands before a name or ends an address: <c>St.</c>, <c>Dr.</c>, <c>Mt.</c>, <c>Ft.</c>.</summary>
    Place,

    /// <summary>Follows a name: <c>Jr.</c>, <c>Ph.D.</c>, <c>Ave.</c>.</summary>
    Suffix,

    /// <summary>Ends the name of a company: <c>Inc.</c>, <c>Corp.</c>.</summary>
    Company,

    /// <summary>A month or a day of the week.</summary>
    Month,

    /// <summary>A country, state or province: <c>Calif.</c>, <c>Ont.</c>.</summary>
    Region,

    /// <summary>A unit after a number: <c>ft.</c>, <c>lbs.</c>.</summary>
    Unit,

    /// <summary>Stands before a number: <c>No.</c>, <c>p.</c>, <c>fig.</c>.</summary>
    Reference,

    /// <summary>Leads on to what follows: <c>e.g.</c>, <c>vs.</c>, <c>v.</c>. Never ends a sentence.</summary>
    Leading,

    /// <summary>Closes a list or name: <c>etc.</c>, <c>et al.</c>.</summary>
    Closing,

    /// <summary>A time of the day: <c>a.m.</c>, <c>p.m.</c>.</summary>
    Hour,

    /// <summary>Any other: <c>Dept.</c>, <c>Assn.</c>, <c>approx.</c>.</summary>
    Other,

    /// <summary>A single capital letter.</summary>
    Initial,

    /// <summary>Letters with a stop after each: <c>U.S.</c>, <c>N.A.T.O.</c>.</summary>
    Acronym,
}
