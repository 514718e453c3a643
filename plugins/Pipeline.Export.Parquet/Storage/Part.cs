using System.Collections.Immutable;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>Files that were written together, one for each table, and never change.</summary>
/// <param name="Number">What they are called.</param>
/// <param name="First">The sequence number of the first document.</param>
/// <param name="Last">That of the last.</param>
/// <param name="Documents">How many there are: fewer than the numbers between when some were superseded.</param>
/// <param name="Level">How often it was merged out of smaller ones.</param>
/// <param name="Files">In the order of the tables.</param>
internal sealed record Part(long Number, long First, long Last, long Documents, int Level, ImmutableArray<PartFile> Files)
{
    public long Bytes => Files.Sum(static file => file.Bytes);
}
