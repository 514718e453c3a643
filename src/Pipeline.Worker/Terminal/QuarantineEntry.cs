using Pipeline.Engine.Ledger;
using Pipeline.Engine.Quarantine;

namespace Pipeline.Worker.Terminal;

/// <summary>A document's folder in the quarantine.</summary>
/// <param name="Name">Of the folder.</param>
/// <param name="Document">What its error says.</param>
/// <param name="Row">Where the ledger has the document; null when it knows nothing of it.</param>
internal sealed record QuarantineEntry(string Name, QuarantinedDocument Document, LedgerDocument? Row)
{
    /// <summary>What is to be said beside the error; empty when the ledger has it in quarantine as well.</summary>
    public string Standing => Row switch
    {
        null => "not in the ledger",
        { State: DocumentState.Quarantined } => "",
        { State: DocumentState.Pending } => "put back",
        _ => HistoryView.Name(Row.State),
    };
}
