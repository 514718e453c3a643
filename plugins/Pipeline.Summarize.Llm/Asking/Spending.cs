using Pipeline.Summarize.Llm.Clients;

namespace Pipeline.Summarize.Llm.Asking;

/// <summary>Counts tokens and cost, and stops when a limit would be passed. Thread-safe.</summary>
internal sealed class Spending(SummarizeLlmOptions options)
{
    private const double Million = 1e6;

    private readonly Lock _lock = new();
    private long _input;
    private long _output;

    /// <summary>What has been spent, what is under way counted with the most that it may take.</summary>
    public (long Tokens, double Cost) Total
    {
        get
        {
            lock (_lock)
                return (_input + _output, Cost(_input, _output));
        }
    }

    /// <summary>Sets the most aside that a request may take.</summary>
    /// <exception cref="ChatFailureException">That would pass a limit.</exception>
    public void Reserve(long input, long output)
    {
        lock (_lock)
        {
            if (options.MaxTotalTokens > 0 && _input + _output + input + output > options.MaxTotalTokens)
                throw new ChatFailureException($"The limit of {options.MaxTotalTokens} tokens is reached.", isTransient: false);
            if (options.MaxCost > 0 && Cost(_input + input, _output + output) > options.MaxCost)
                throw new ChatFailureException(FormattableString.Invariant($"The limit of cost, {options.MaxCost}, is reached."), isTransient: false);
            _input += input;
            _output += output;
        }
    }

    /// <summary>Puts what was used in the place of what was set aside. Where the service does not say, what was set aside stays.</summary>
    public void Settle(long input, long output, long? usedInput, long? usedOutput)
    {
        lock (_lock)
        {
            _input += Math.Max(0, usedInput ?? input) - input;
            _output += Math.Max(0, usedOutput ?? output) - output;
        }
    }

    private double Cost(long input, long output) => ((input * options.InputPrice) + (output * options.OutputPrice)) / Million;
}
