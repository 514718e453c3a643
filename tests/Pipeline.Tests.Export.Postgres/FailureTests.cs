using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pipeline.Export.Postgres;
using Pipeline.Tests.Postgres;

namespace Pipeline.Tests.Export.Postgres;

/// <summary>Servers that cannot be reached, refuse, go away, or are not whose they should be.</summary>
public sealed class FailureTests(ServerFixture fixture)
{
    private static readonly Document A = Articles.Of("a", ("Ana", "One."));

    public static TheoryData<string, string, bool> Mistakes => new()
    {
        { "to=postgresql://postgres@127.0.0.1:1/postgres", "nothing listens on 127.0.0.1:1", true },
        { "to=postgresql://postgres@no-such-host.invalid/postgres", "no host is called `no-such-host.invalid`", true },
        { "password=wrong", "the server does not let `postgres` in", false },
        { "to=/nowhere", "there is no database `nowhere`. Make it by `createdb nowhere`", false },
        { "to=reader", "The user `reader` may not create tables", false },
        { "tls=VerifyFull", "SSL", false },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Restore_WrongLogin_SaysWhatAndHow(string mistake, string expected, bool mayPass)
    {
        fixture.Server.Query("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reader') THEN CREATE ROLE reader LOGIN PASSWORD 'letmein'; END IF; END $$");
        await using var run = new ExportRun(fixture.Server, fixture.NewSchema(), options =>
        {
            var (name, value) = (mistake[..mistake.IndexOf('=', StringComparison.Ordinal)], mistake[(mistake.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (name == "password")
                options.Password = value;
            else if (name == "tls")
                options.Tls = Enum.Parse<TlsMode>(value);
            else if (value == "reader")
                (options.To, options.Password) = (options.To.Replace("postgres@", "reader@"), "letmein");
            else
                options.To = value[0] == '/' ? options.To[..options.To.LastIndexOf('/')] + value : value;
        });

        var failure = await Assert.ThrowsAsync<StageException>(async () => await run.Stage.RestoreAsync(null, default));

        Assert.Contains(expected, failure.Message);
        Assert.Equal(mayPass, failure.IsTransient);
        Assert.DoesNotContain(PostgresServer.Password, failure.ToString());
        Assert.DoesNotContain("letmein", failure.ToString());
    }

    [Theory]
    [InlineData("CREATE TABLE {0}.document (mine text)", "has tables of another program (document)")]
    [InlineData("CREATE TABLE {0}.pipeline_schema (version int); INSERT INTO {0}.pipeline_schema VALUES (99)", "its schema has version 99")]
    public async Task Restore_SchemaOfAnother_IsRefusedAndLeftAsItWas(string sql, string expected)
    {
        var schema = fixture.NewSchema();
        fixture.Server.Query($"CREATE SCHEMA {schema}; " + sql.Replace("{0}", schema));
        await using var run = new ExportRun(fixture.Server, schema);

        var early = await Assert.ThrowsAsync<StageException>(async () => await run.Stage.RestoreAsync(null, default));
        await run.WriteAsync(A);
        var late = await Assert.ThrowsAsync<StageException>(() => run.FlushAsync());

        Assert.All([early, late], failure => Assert.Contains(expected, failure.Message));
        Assert.Single(fixture.Server.Query($"SELECT tablename FROM pg_tables WHERE schemaname = '{schema}'"));
    }

    [Fact]
    public async Task Restore_SchemaThatIsMeantForTheUser_IsEnough()
    {
        var schema = fixture.NewSchema();
        fixture.Server.Query($"CREATE ROLE writer LOGIN PASSWORD 'pw'; CREATE SCHEMA {schema} AUTHORIZATION writer");
        await using var run = new ExportRun(fixture.Server, schema, static options => (options.To, options.Password) = (options.To.Replace("postgres@", "writer@"), "pw"));

        Assert.Equal(RestoreResult.Restored, await run.Stage.RestoreAsync(null, default));
        await run.WriteAsync(A);
        await run.FlushAsync();

        Assert.Equal(["a"], run.Query("SELECT id FROM document"));
    }

    [Fact]
    public async Task Write_TablesThatSomebodyChanged_FailsAndSaysWhat()
    {
        await using var run = await ExportRun.OfAsync(fixture, A);
        fixture.Server.Query($"DROP TABLE {run.Schema}.summary_sentence");
        await run.WriteAsync(A);

        var failure = await Assert.ThrowsAsync<StageException>(() => run.FlushAsync());

        Assert.Contains("relation \"summary_sentence\" does not exist", failure.Message);
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public async Task Flush_TwoStartAtOnce_MakeTheTablesOnce()
    {
        var schema = fixture.NewSchema();
        var runs = Enumerable.Range(0, 4).Select(_ => new ExportRun(fixture.Server, schema)).ToArray();

        await Task.WhenAll(runs.Select(static run => Task.Run(run.FlushAsync)));

        Assert.Equal(["1"], runs[0].Query("SELECT version FROM pipeline_schema"));
        foreach (var run in runs)
            await run.DisposeAsync();
    }

    /// <summary>The server ends connections, as an administrator does, or as it does when one of its processes crashes.</summary>
    [Fact]
    public async Task Flush_ConnectionIsEnded_ConnectsAgain()
    {
        await using var run = await ExportRun.OfAsync(fixture, A);
        await run.WriteAsync(Articles.Of("b"));
        Assert.NotEmpty(fixture.Server.Query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pipeline export-postgres'"));

        await run.FlushAsync();

        Assert.Equal(["a", "b"], run.Query("SELECT id FROM document ORDER BY id"));
    }

    [Fact]
    public async Task Flush_ServerIsKilled_WaitsUntilItIsBackAndGivesUpInTime()
    {
        using var server = PostgresServer.Start();
        await using var run = new ExportRun(server, "news");
        await using var impatient = new ExportRun(server, "other", static options => options.RetryFor = TimeSpan.FromMilliseconds(500));
        await run.WriteAsync(A);
        var token = await run.FlushAsync();
        await impatient.FlushAsync();
        await run.WriteAsync(Articles.Of("b", ("Bo", "Two.")));
        await impatient.WriteAsync(A);
        server.Kill();

        var failure = await Assert.ThrowsAsync<StageException>(() => impatient.FlushAsync());
        Assert.True(failure.IsTransient);
        Assert.Contains("nothing listens on", failure.Message);

        var flush = Task.Run(run.FlushAsync);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(flush.IsCompleted);
        server.Start();
        Assert.NotEqual(token, await flush);
        await impatient.FlushAsync();

        Assert.Equal(["a|One.", "b|Two."], run.Query("SELECT document, quote FROM said ORDER BY document"));
        Assert.Equal(["a"], impatient.Query("SELECT id FROM document"));
    }

    [Fact]
    public async Task Connect_WithTls_IsEncryptedAndChecksWhoseItIs()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var server = PostgresServer.StartWithTls(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());

        foreach (var (tls, root, works) in new[] { (TlsMode.Require, false, true), (TlsMode.VerifyFull, false, false), (TlsMode.VerifyFull, true, true), (TlsMode.VerifyCa, true, true) })
        {
            await using var run = new ExportRun(server, "tls", options =>
            {
                options.Tls = tls;
                options.TlsRootCertificate = root ? server.Certificate : null;
            });
            if (works)
            {
                await run.FlushAsync();
                Assert.Equal(["t"], server.Query("SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'pipeline export-postgres'").Select(static row => row == "True" ? "t" : row));
            }
            else
            {
                var failure = await Assert.ThrowsAsync<StageException>(async () => await run.Stage.RestoreAsync(null, default));
                Assert.Contains("the certificate of the server is not trusted", failure.Message);
                Assert.False(failure.IsTransient);
            }
        }
    }

    [Fact]
    public async Task New_SecondStageForOneSchema_FailsUntilTheFirstIsDisposed()
    {
        var targets = new PostgresTargets();
        var context = new PipelineContext("news", Path.GetTempPath());
        var first = new ExportPostgresStage(new ExportPostgresOptions { To = "postgresql://a@h/d" }, context, targets, TimeProvider.System);

        var failure = Assert.Throws<StageException>(() => new ExportPostgresStage(new ExportPostgresOptions { To = "postgresql://b@h:5432/d" }, context, targets, TimeProvider.System));
        Assert.Contains("Two `export-postgres` stages write to `postgresql://h:5432/d?schema=pipeline`", failure.Message);

        await first.DisposeAsync();
        await using var second = new ExportPostgresStage(new ExportPostgresOptions { To = "postgresql://a@h/d" }, context, targets, TimeProvider.System);
    }
}
