namespace Pipeline.TagQuotes;

/// <summary>What a reporting verb takes as its content.</summary>
[Flags]
internal enum VerbFrame
{
    None = 0,

    /// <summary>A clause with "that" or a question word: <i>stressed that …</i>.</summary>
    That = 1,

    /// <summary>A clause without "that": <i>said it was late</i>.</summary>
    Bare = 2,

    /// <summary>Words in quotation marks.</summary>
    Quote = 4,

    /// <summary>A person before the content: <i>told reporters …</i>.</summary>
    Person = 8,

    /// <summary>An infinitive: <i>vowed to fight</i>.</summary>
    Infinitive = 16,

    /// <summary>A noun phrase that names what was said: <i>criticised the plan</i>.</summary>
    Object = 32,

    /// <summary>A noun phrase and what it was called: <i>called the plan “a joke”</i>.</summary>
    Naming = 64,

    /// <summary>Another finite verb at least as often as speech, so a bare clause needs a finite verb of its own.</summary>
    Weak = 128,

    /// <summary>Its base form and its form in -s are nouns as well: <i>claims, reports</i>.</summary>
    Noun = 256,

    /// <summary>Can be set off after or inside its content: <i>…, she noted</i>.</summary>
    Trailing = 512,
}
