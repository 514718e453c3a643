using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>Words that introduce a quotation, with their source.</summary>
/// <param name="Kind">How it stands to its source.</param>
/// <param name="Verb">The first word of the cue.</param>
/// <param name="End">After its last word, a particle or an inverted subject included: where the rest of its clause starts.</param>
/// <param name="Frame">What it takes as content.</param>
/// <param name="Form">The form of the verb.</param>
/// <param name="Source">Who says it.</param>
/// <param name="Doubtful">Whether it is negated or hypothetical, so that only words in quotation marks can be its content.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cue(CueKind Kind, int Verb, int End, VerbFrame Frame, VerbForm Form, Source Source, bool Doubtful)
{
    /// <summary>Where the cue's clause starts: at its subject, or at the verb.</summary>
    public int First => Kind is CueKind.SubjectVerb or CueKind.Label && Source.Exists && Source.First < Verb ? Source.First : Verb;

    /// <summary>Whether a verb and its noun are the cue: <i>raised the prospect of</i>.</summary>
    public bool HasNoun { get; init; }

    /// <summary>Whether the frame has any of the given parts.</summary>
    public bool Takes(VerbFrame any) => (Frame & any) != VerbFrame.None;
}
