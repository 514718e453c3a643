namespace Pipeline.Summarize;

/// <summary>How the sentences of a summary are chosen.</summary>
public enum SummaryMethod
{
    /// <summary>Position, centrality, length and facts, without repeats and without sentences that do not stand alone.</summary>
    News,

    /// <summary>The first sentences of the article.</summary>
    Lead,

    /// <summary>Mihalcea and Tarau (2004), "TextRank: Bringing Order into Texts".</summary>
    Textrank,

    /// <summary>Erkan and Radev (2004), "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization".</summary>
    Lexrank,

    /// <summary>Steinberger and Ježek (2004), "Using Latent Semantic Analysis in Text Summarization and Summary Evaluation".</summary>
    Lsa,

    /// <summary>Nenkova and Vanderwende (2005), "The Impact of Frequency on Summarization".</summary>
    Sumbasic,

    /// <summary>Haghighi and Vanderwende (2009), "Exploring Content Models for Multi-Document Summarization".</summary>
    Kl,

    /// <summary>Zheng and Lapata (2019), "Sentence Centrality Revisited for Unsupervised Summarization".</summary>
    Pacsum,
}
