using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Quarantine;

/// <summary>Gathers what is known of a failure.</summary>
internal static class QuarantineFacts
{
    private static readonly string s_engine = typeof(QuarantineFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static QuarantinedDocument Of(Plan plan, WorkItem work, DocumentFailure failure, DateTimeOffset at)
    {
        var stage = plan.Stages.FirstOrDefault(stage => stage.Id == failure.Stage);
        var plugin = (stage?.Descriptor.Plugin ?? plan.Source.Descriptor.Plugin) is { } known ? $"{known.Name} {known.Version}" : "";
        return new QuarantinedDocument
        {
            Id = work.Item.Id.Value,
            Uri = work.Item.Uri,
            MediaType = work.Item.MediaType,
            Metadata = work.Item.Metadata,
            Bytes = work.ReadFailure is null ? work.Content.Length : null,
            Sha256 = work.ReadFailure is null ? work.Sha256 : null,
            Stage = failure.Stage,
            File = plan.File.Path,
            Line = failure.Line,
            Message = failure.Message,
            Tries = failure.Attempts,
            Attempts = work.Claim is { } claim ? Math.Max(1, claim.Verdict == Ledger.ClaimVerdict.Deadly ? claim.Attempt - 1 : claim.Attempt) : 1,
            Exceptions = [.. Chain(failure.Exception).Select(static exception => new ExceptionFacts(exception.GetType().FullName ?? "", exception.Message, exception.StackTrace))],
            Plan = plan.Fingerprint,
            Versions = ImmutableSortedDictionary.CreateRange<string, string>(StringComparer.Ordinal,
            [
                new("pipeline", s_engine),
                new("dotnet", RuntimeInformation.FrameworkDescription),
                new("system", RuntimeInformation.RuntimeIdentifier),
                new("plugin", plugin),
            ]),
            At = at,
        };
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }
}
