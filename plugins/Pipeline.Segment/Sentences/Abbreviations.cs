namespace Pipeline.Segment.Sentences;

/// <summary>The English abbreviations that end in a full stop, by class.</summary>
internal static class Abbreviations
{
    /// <summary>The longest entry, in UTF-16 code units without the last stop: longer words need no look-up.</summary>
    public const int MaxLength = 12;

    private static readonly WordTable Classes = Build(
        (AbbreviationClass.Title, """
            mr mrs ms messrs mme mlle mses prof profs gen col maj capt cpt cmdr cdr lt sgt cpl pfc adm brig gov govs sen sens rep reps pres
            supt insp det fr rev revs msgr hon amb atty pvt sec dir asst dep del mx ald cllr comdr ens lieut sgts drs srta sra
            lt.col lt.gen maj.gen brig.gen lt.gov rt.hon rt
            """),
        (AbbreviationClass.Place, "st dr mt ft ste pt pk"),
        (AbbreviationClass.Suffix, """
            jr sr esq ph.d phd m.d d.d.s b.a m.a b.s m.s j.d ll.b ll.d m.b.a ed.d r.n d.o m.p ave blvd rd ln ct pl sq hwy pkwy apt ste bldg
            cir terr tpke
            """),
        (AbbreviationClass.Company, "inc corp co cos ltd llc plc bros gmbh pty s.a n.v a.g mfg intl int'l l.p l.l.c l.l.p"),
        (AbbreviationClass.Month, "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"),
        (AbbreviationClass.Region, """
            ala ariz ark calif colo conn dak fla ga ill ind kan kans ken ky la md mich minn miss mo mont neb nebr nev okla ore oreg pa
            penn penna tenn tex va vt wash wis wisc wyo mass del ont que alta sask man b.c p.e.i n.b n.s n.l d.c n.y n.j n.h n.m n.c n.d
            s.c s.d w.va r.i l.a
            """),
        (AbbreviationClass.Unit, "in ft yd yds mi lb lbs oz kg km cm mm ml hr hrs min mins sec secs sq cu gal qt mph pct mos yr yrs tbsp tsp hz"),
        (AbbreviationClass.Reference, "no nos nr p pp pg pgs vol vols ch chap fig figs eq eqs art arts para paras sect ex ver n° nº op cl ref refs"),
        (AbbreviationClass.Leading, "e.g eg i.e ie viz vs v cf c ca approx esp incl resp i.a q.v a.k.a aka b d r est p.s p.p.s"),
        (AbbreviationClass.Closing, "etc al ibid et.al et.seq"),
        (AbbreviationClass.Hour, "a.m p.m am pm"),
        (AbbreviationClass.Other, """
            dept depts univ assn assoc acad admin adv arrv cal cent cert cmte comm conf const cont coop ctr dist div ed eds edn elec eng engr
            equip fed gov't govt dep't hosp incorp inst lab labs lang lib mag max med mem mfr mil misc mkt mktg mtg mtn mun natl nat'l
            org orig philos pkg pop pos poss prob pron pub publ rec rel reg rept res ret sci ser soc spec subj supp tech tel temp trans transl
            treas vet ext exec avg abbr attn cc wm chas geo jas jos thos benj robt alex
            """));

    // Words first and abbreviations second: only a capital letter (or what stands around them) makes them one.
    private static readonly WordSet NeedCapital = new("""
        mar jun sat sun mon wed gen col dec sept del hon miss mass wash ill ind ore man ark la pa ken det ens amb rt ala tex tenn penn mo va
        vet rep reps fri pres dir dep sol geo alex conn ga md kan ct pl lab labs pop pub tech temp max cent exec conf comm equip trans
        """);

    /// <summary>The class of a word that stands before a full stop. O(1).</summary>
    /// <param name="word">Without the stop; stops within it are kept.</param>
    public static AbbreviationClass Of(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > MaxLength)
            return IsAcronym(word) ? AbbreviationClass.Acronym : AbbreviationClass.None;
        if (word.Length == 1 && char.IsUpper(word[0]))
            return AbbreviationClass.Initial;
        var found = (AbbreviationClass)Classes[word];
        if (found != AbbreviationClass.None && (char.IsUpper(word[0]) || !NeedCapital.Contains(word)))
            return found;
        return IsAcronym(word) ? AbbreviationClass.Acronym : AbbreviationClass.None;
    }

    /// <summary>Single letters with stops between: <c>U.S</c>, <c>e.l.f</c>.</summary>
    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word.Length % 2 == 0 || word.Length > 21)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 1 ? word[i] != '.' : !char.IsLetter(word[i]))
                return false;
        }

        return true;
    }

    private static WordTable Build(params (AbbreviationClass Class, string Words)[] classes) => new(
        [.. classes.SelectMany(static entry => entry.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), static (entry, word) => (word, (byte)entry.Class))]);
}
