using System.Globalization;
using System.Text;

namespace Pipeline.Export.Html;

/// <summary>The contents of a page and its totals.</summary>
internal sealed class PageEnding : IExportEnding
{
    /// <summary>So many articles are listed in the contents: what keeps memory constant, and a list that a person still reads.</summary>
    private const int MaxContents = 500;

    private readonly List<ContentsEntry> _contents = [];
    private long _articles;
    private long _quotes;

    /// <summary>The totals, then the contents, one entry each.</summary>
    public IReadOnlyList<string> State =>
        _articles == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{_articles} {_quotes}"), .. _contents.Select(static entry => entry.ToString())];

    /// <summary>The ending that had this state; null when none has.</summary>
    public static PageEnding? Of(IReadOnlyList<string> state)
    {
        var ending = new PageEnding();
        if (state.Count == 0)
            return ending;
        foreach (var line in state.Skip(1))
        {
            if (ContentsEntry.Parse(line) is not { } entry)
                return null;
            ending._contents.Add(entry);
        }

        return state[0]?.Split(' ') is [var articles, var quotes]
            && long.TryParse(articles, NumberStyles.None, CultureInfo.InvariantCulture, out ending._articles)
            && long.TryParse(quotes, NumberStyles.None, CultureInfo.InvariantCulture, out ending._quotes)
            && ending._contents.Count == Math.Min(MaxContents, ending._articles)
            ? ending
            : null;
    }

    /// <inheritdoc/>
    public bool Add(string? entry)
    {
        if (ContentsEntry.Parse(entry) is not { } parsed)
            return false;
        _articles++;
        _quotes += parsed.Quotes;
        if (_contents.Count < MaxContents)
            _contents.Add(parsed);
        return true;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Footer() => Encoding.UTF8.GetBytes(HtmlPage.End(_contents, _articles, _quotes));
}
