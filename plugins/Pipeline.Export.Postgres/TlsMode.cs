namespace Pipeline.Export.Postgres;

/// <summary>How much a connection is protected; the words of libpq.</summary>
public enum TlsMode
{
    /// <summary>Not encrypted.</summary>
    Disable,

    /// <summary>Encrypted only if the server insists.</summary>
    Allow,

    /// <summary>Encrypted if the server can.</summary>
    Prefer,

    /// <summary>Encrypted; whose certificate it is, is not looked at.</summary>
    Require,

    /// <summary>Encrypted, with a certificate of an authority that is trusted.</summary>
    VerifyCa,

    /// <summary>Encrypted, with a certificate of an authority that is trusted, for this very host.</summary>
    VerifyFull,
}
