namespace Pipeline.Readability;

/// <summary>What the formulas are made of.</summary>
internal readonly record struct Counts(int Sentences, int Words, int Syllables)
{
    public static Counts operator +(Counts a, Counts b) =>
        new(a.Sentences + b.Sentences, a.Words + b.Words, a.Syllables + b.Syllables);
}
