using System.ComponentModel.DataAnnotations;
using Pipeline.Export.Postgres;

namespace Pipeline.Tests.Export.Postgres;

public class AddressTests
{
    [Theory]
    [InlineData("postgresql://w@db.example.org:5433/news", "", "db.example.org", 5433, "news", "w")]
    [InlineData("postgresql://db/news", "PGUSER=u PGHOST=other PGPORT=1", "db", 1, "news", "u")]
    [InlineData("postgres:///news", "PGUSER=u PGHOST=/run/postgresql", "/run/postgresql", 5432, "news", "u")]
    [InlineData("", "PGUSER=u", "localhost", 5432, "u", "u")]
    [InlineData("", "PGHOST=h PGPORT=7 PGDATABASE=d PGUSER=u", "h", 7, "d", "u")]
    [InlineData("postgresql://a%40b@h/my%20news", "", "h", 5432, "my news", "a@b")]
    public void Of_AddressAndEnvironment_AreJoined(string to, string environment, string host, int port, string database, string user)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=')).ToDictionary(static pair => pair[0], static pair => pair[1]);

        Assert.Null(DatabaseAddress.Mistake(to));
        Assert.Equal(new DatabaseAddress(host, port, database, user), DatabaseAddress.Of(to, name => variables.GetValueOrDefault(name)));
    }

    [Theory]
    [InlineData("db.example.org", "Expected an address such as")]
    [InlineData("mysql://h/d", "Expected an address such as")]
    [InlineData("postgresql://u:secret@h/d", "has a password in it")]
    [InlineData("postgresql://h/d?sslmode=require", "TLS is set by `tls`")]
    [InlineData("postgresql://h/d/e", "the name of one database")]
    public void Validate_AddressThatIsNone_SaysSoWithoutThePassword(string to, string expected)
    {
        var found = new List<ValidationResult>();
        var options = new ExportPostgresOptions { To = to };
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);

        Assert.Contains(expected, Assert.Single(found).ErrorMessage);
        Assert.DoesNotContain("secret", found[0].ErrorMessage);
    }

    [Theory]
    [InlineData("News")]
    [InlineData("a\"; DROP SCHEMA public; --")]
    [InlineData("")]
    public void Validate_SchemaThatIsNoName_IsRefused(string schema)
    {
        var found = new List<ValidationResult>();
        var options = new ExportPostgresOptions { Schema = schema };

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true));
        Assert.Equal([nameof(options.Schema)], Assert.Single(found).MemberNames);
    }
}
