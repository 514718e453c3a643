using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Export.Postgres;

/// <summary>Options of the <c>export-postgres</c> stage.</summary>
public sealed class ExportPostgresOptions : IValidatableObject
{
    /// <summary>The database, as an address without a password; what it leaves out comes from <c>PGHOST</c>, <c>PGPORT</c>, <c>PGUSER</c> and <c>PGDATABASE</c>.</summary>
    [Description("The database, such as postgresql://writer@db.example.org:5432/news. What it leaves out comes from PGHOST, PGPORT, PGUSER and PGDATABASE.")]
    public string To { get; set; } = "";

    /// <summary>The password; null for <c>PGPASSWORD</c> or <c>PGPASSFILE</c>. Never shown, and no part of the plan's fingerprint.</summary>
    [PasswordPropertyText(true)]
    [Description("The password, from a variable: ${env:NAME}. By default PGPASSWORD, or the file that PGPASSFILE names.")]
    public string? Password { get; set; }

    /// <summary>The schema within the database; created when it is not there.</summary>
    [Required]
    [RegularExpression("[a-z_][a-z0-9_]{0,62}")]
    [Description("The schema within the database, in lower case. It is created when it is not there.")]
    public string Schema { get; set; } = "pipeline";

    /// <summary>How much the connection is protected; null for <c>PGSSLMODE</c>, or <see cref="TlsMode.Prefer"/>.</summary>
    [Description("disable, allow, prefer, require, verify-ca or verify-full. By default PGSSLMODE, or prefer.")]
    public TlsMode? Tls { get; set; }

    /// <summary>A file with the certificates of authorities to trust; null for <c>PGSSLROOTCERT</c>, or those of the system.</summary>
    [Description("A file with the certificates of authorities to trust, relative to the pipeline file. By default PGSSLROOTCERT, or those of the system.")]
    public string? TlsRootCertificate { get; set; }

    /// <summary>Whether the text of the documents is kept, and can be searched. Titles, quotes and summaries always are.</summary>
    [Description("Whether the text of the documents is kept, and can be searched. Without it the database is much smaller.")]
    public bool Text { get; set; } = true;

    /// <summary>What <c>text_start</c> and <c>text_end</c> count.</summary>
    [Description("What text_start and text_end count: codepoint (PostgreSQL's substr, Python), utf16 code units (.NET, Java, JavaScript) or utf8 bytes (Go, Rust).")]
    public OffsetUnit Offsets { get; set; } = OffsetUnit.Codepoint;

    /// <summary>How long a checkpoint waits for a server that has gone away, such as one that is restarted.</summary>
    [Description("How long a checkpoint waits for a server that has gone away, such as one that is restarted.")]
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DatabaseAddress.Mistake(To) is { } mistake)
            yield return new ValidationResult(mistake, [nameof(To)]);
        if (RetryFor < TimeSpan.Zero || RetryFor > TimeSpan.FromDays(1))
            yield return new ValidationResult("Give `retry-for` from 0s to 24h.", [nameof(RetryFor)]);
    }
}
