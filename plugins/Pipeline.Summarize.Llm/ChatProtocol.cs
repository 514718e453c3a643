namespace Pipeline.Summarize.Llm;

/// <summary>How an endpoint is spoken to.</summary>
public enum ChatProtocol
{
    /// <summary><c>POST …/chat/completions</c>, as OpenAI and most servers have it.</summary>
    Openai,

    /// <summary><c>POST …/api/chat</c> of Ollama.</summary>
    Ollama,
}
