using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Clean;
using Pipeline.Exec;
using Pipeline.Export;
using Pipeline.Export.Parquet;
using Pipeline.Export.Postgres;
using Pipeline.Export.Sqlite;
using Pipeline.Http;
using Pipeline.Segment;
using Pipeline.Summarize;
using Pipeline.Summarize.Llm;
using Pipeline.TagQuotes;

namespace Pipeline.Worker;

/// <summary>The plugins that come with the program.</summary>
internal static class BuiltInPlugins
{
    public static IServiceCollection AddBuiltInPlugins(this IServiceCollection services) => services
        .AddPlugin<CleanPlugin>()
        .AddPlugin<SegmentPlugin>()
        .AddPlugin<TagQuotesPlugin>()
        .AddPlugin<SummarizePlugin>()
        .AddPlugin<SummarizeLlmPlugin>()
        .AddPlugin<ExecPlugin>()
        .AddPlugin<ExportPlugin>()
        .AddPlugin<ExportSqlitePlugin>()
        .AddPlugin<ExportParquetPlugin>()
        .AddPlugin<ExportPostgresPlugin>()
        .AddPlugin<HttpPlugin>();
}
