using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Intake;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Ledger;

/// <summary>What a source would give of one document now, where it can be asked for one.</summary>
/// <param name="IsKnown">Whether the source can be asked.</param>
/// <param name="IsThere">Whether the document is there.</param>
/// <param name="IsOffered">Whether the source would offer it.</param>
/// <param name="Content">See <see cref="ContentKey"/>; empty when it could not be read.</param>
/// <param name="Fault">Why it could not be read; null when it could.</param>
internal sealed record SourceLook(bool IsKnown, bool IsThere, bool IsOffered, string Content, string? Fault)
{
    public static async ValueTask<SourceLook> AtAsync(Plan plan, string id, CancellationToken cancellationToken)
    {
        if (plan.Source.Options is not FilesSourceOptions options)
            return new SourceLook(false, false, false, "", null);
        if (id.Length == 0 || id.Contains('\0', StringComparison.Ordinal))
            return new SourceLook(true, false, false, "", null);
        var path = Path.GetFullPath(id, plan.Directory);
        var context = new PipelineContext(plan.Name, plan.Directory) { StateDirectory = plan.StateDirectory };
        var isOffered = new FileWalk(context, options.Include, options.Exclude, NullLogger.Instance).Match(path).AsFile;
        if (!File.Exists(path))
            return new SourceLook(true, false, isOffered, "", null);
        var item = FileItem.Of(plan.Directory, path, options.MaxSize);
        try
        {
            var bytes = await item.ReadAsync(cancellationToken);
            return new SourceLook(true, true, isOffered, ContentKey.Of(item, Convert.ToHexStringLower(SHA256.HashData(bytes.Span))), null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new SourceLook(true, true, isOffered, "", FailureMessage.Of(exception));
        }
    }
}
