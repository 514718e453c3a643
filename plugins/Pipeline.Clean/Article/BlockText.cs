using System.Runtime.InteropServices;

namespace Pipeline.Clean.Article;

/// <summary>What the words of a block are like, without regard to where they stand.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct BlockText
{
    public int Words, LinkedWords, Links, Letters, Chars, LinkedChars, Commas, Stops, Capitals, Uppers, Numbers, Functions, Marks;
    public float WordSum, WordMin, WordMax, FirstWord, FirstPair;
    public uint Hash;
    public char First, Last;
    public bool HasYear, HasCopyright, HasBar, HasMail;
}
