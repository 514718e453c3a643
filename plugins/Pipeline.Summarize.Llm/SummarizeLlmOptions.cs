using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Summarize.Llm.Clients;

namespace Pipeline.Summarize.Llm;

/// <summary>What the stage <c>summarize-llm</c> can be told.</summary>
public sealed class SummarizeLlmOptions : IValidatableObject
{
    /// <summary>The address of the service.</summary>
    [Required]
    [Description("The address of the service, such as https://api.openai.com/v1 or http://localhost:11434.")]
    public string Endpoint { get; set; } = "";

    /// <summary>How the service is spoken to.</summary>
    [Description("How the service is spoken to: openai (also most other servers) or ollama.")]
    public ChatProtocol Protocol { get; set; } = ChatProtocol.Openai;

    /// <summary>The name of the model.</summary>
    [Required]
    [Description("The name of the model.")]
    public string Model { get; set; } = "";

    /// <summary>The environment variable that holds the key.</summary>
    [Description("The environment variable that holds the key; without a value, none is sent.")]
    public string ApiKeyVariable { get; set; } = "OPENAI_API_KEY";

    /// <summary>The most sentences that are asked for and kept.</summary>
    [Range(1, 20)]
    [Description("The most sentences in a summary, 1 to 20.")]
    public int Sentences { get; set; } = 3;

    /// <summary>The time that one request may take.</summary>
    [Description("The time that one request may take.")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request is repeated that failed for a reason that may pass.</summary>
    [Range(0, 10)]
    [Description("How often a request is repeated that failed for a reason that may pass, 0 to 10.")]
    public int Retries { get; set; } = 2;

    /// <summary>How many requests run at once.</summary>
    [Range(1, 256)]
    [Description("How many requests run at once, over all lanes, 1 to 256.")]
    public int Requests { get; set; } = 4;

    /// <summary>The most tokens of an article that are sent, estimated.</summary>
    [Range(100, 1_000_000)]
    [Description("The most tokens of an article that are sent, at four characters each; what is beyond is cut off after a sentence.")]
    public int MaxInputTokens { get; set; } = 8_000;

    /// <summary>The most tokens in an answer.</summary>
    [Range(16, 100_000)]
    [Description("The most tokens in an answer.")]
    public int MaxOutputTokens { get; set; } = 400;

    /// <summary>The most tokens that all requests of this process may take, sent and received; 0 for no limit.</summary>
    [Range(0, long.MaxValue)]
    [Description("The most tokens that all requests may take, sent and received, as long as the plan runs; 0 for no limit.")]
    public long MaxTotalTokens { get; set; }

    /// <summary>The most that all requests may cost; 0 for no limit.</summary>
    [Range(0, 1e9)]
    [Description("The most that all requests may cost as long as the plan runs, in the currency of the prices; 0 for no limit.")]
    public double MaxCost { get; set; }

    /// <summary>What a million tokens cost that are sent.</summary>
    [Range(0, 1e9)]
    [Description("What a million tokens cost that are sent.")]
    public double InputPrice { get; set; }

    /// <summary>What a million tokens cost that are received.</summary>
    [Range(0, 1e9)]
    [Description("What a million tokens cost that are received.")]
    public double OutputPrice { get; set; }

    /// <summary>Whether answers are kept in the state folder.</summary>
    [Description("Whether answers are kept in the state folder and used again for the same text, model and options.")]
    public bool Cache { get; set; } = true;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!EndpointAddress.TryRead(Endpoint, out _))
            yield return new ValidationResult($"Expected an address with http or https, such as `http://localhost:11434`, got `{Endpoint}`.", [nameof(Endpoint)]);
        if (RequestTimeout <= TimeSpan.Zero || RequestTimeout > TimeSpan.FromHours(1))
            yield return new ValidationResult($"Expected a time up to an hour, got {RequestTimeout}.", [nameof(RequestTimeout)]);
        if (MaxCost > 0 && InputPrice + OutputPrice <= 0)
            yield return new ValidationResult("A limit of cost needs `input-price` and `output-price`.", [nameof(MaxCost)]);
    }
}
