namespace Pipeline.Engine.Planning.Conditions;

/// <summary>What an expression stands for.</summary>
internal enum ConditionType
{
    /// <summary>Something that was reported already; fits everywhere.</summary>
    Unknown,

    /// <summary>Text, compared ordinally.</summary>
    Text,

    /// <summary>A number, held as a double.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,
}
