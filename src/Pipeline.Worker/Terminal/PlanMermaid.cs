using System.Globalization;
using System.Net;
using System.Text;
using Pipeline.Engine.Planning;

namespace Pipeline.Worker.Terminal;

/// <summary>A plan as a Mermaid flowchart: stages in order, and layers from the stage that provides them to those that take them.</summary>
internal static class PlanMermaid
{
    public static string Render(Plan plan)
    {
        var chart = new StringBuilder("flowchart TD\n");
        chart.Append(CultureInfo.InvariantCulture, $"  source[(\"{Escape(plan.Source.Descriptor.Name)}\")]\n");
        var providers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < plan.Stages.Length; i++)
        {
            var stage = plan.Stages[i];
            var condition = stage.When is { } when ? $"<br/>when {Escape(when.Text)}" : "";
            chart.Append(CultureInfo.InvariantCulture, $"  s{i}[\"{Escape(stage.Id)}{condition}\"]\n");
            chart.Append(CultureInfo.InvariantCulture, $"  {(i == 0 ? "source" : $"s{i - 1}")} --> s{i}\n");
            foreach (var layer in stage.Descriptor.Requires)
                Link(layer, "-->");
            foreach (var layer in stage.Descriptor.Uses)
                Link(layer, "-.->");
            foreach (var layer in stage.Descriptor.Provides)
                providers[layer] = i;

            void Link(string layer, string arrow)
            {
                if (providers.TryGetValue(layer, out var from))
                    chart.Append(CultureInfo.InvariantCulture, $"  s{from} {arrow}|{Escape(layer)}| s{i}\n");
            }
        }

        return chart.ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
