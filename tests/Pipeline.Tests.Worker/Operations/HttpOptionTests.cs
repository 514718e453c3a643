using System.CommandLine;
using System.Net;
using Pipeline.Worker.Operations.Http;

namespace Pipeline.Tests.Worker.Operations;

public sealed class HttpOptionTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("--http", "127.0.0.1:9464")]
    [InlineData("--http localhost", "127.0.0.1:9464")]
    [InlineData("--http LOCALHOST:8080", "127.0.0.1:8080")]
    [InlineData("--http 8080", "127.0.0.1:8080")]
    [InlineData("--http 0", "127.0.0.1:0")]
    [InlineData("--http 127.0.0.1:65535", "127.0.0.1:65535")]
    [InlineData("--http 127.8.9.1", "127.8.9.1:9464")]
    [InlineData("--http [::1]", "[::1]:9464")]
    [InlineData("--http [::1]:8080", "[::1]:8080")]
    public void Parse_LoopbackOrNothing_IsTheAddress(string arguments, string? expected)
    {
        var (value, errors) = Parse(arguments);

        Assert.Empty(errors);
        Assert.Equal(expected, value?.ToString());
    }

    [Theory]
    [InlineData("0.0.0.0", "not a loopback address")]
    [InlineData("0.0.0.0:9464", "not a loopback address")]
    [InlineData("[::]:9464", "not a loopback address")]
    [InlineData("10.0.0.1:80", "not a loopback address")]
    [InlineData("news.example:9464", "not `news.example:9464`")]
    [InlineData("pipeline.yaml", "A file name goes before it")]
    [InlineData("a.b.c.yaml", "A file name goes before it")]
    [InlineData("127.0.0.1:65536", "port from 0 to 65535")]
    [InlineData("127.0.0.1:-1", "port from 0 to 65535")]
    [InlineData("127.0.0.1:", "port from 0 to 65535")]
    [InlineData("127.0.0.1:９", "port from 0 to 65535")]
    [InlineData("99999", "port from 0 to 65535")]
    [InlineData(":9464", "not `:9464`")]
    [InlineData("127.1:80", "not `127.1:80`")]
    [InlineData("::1", "not `::1`")]
    [InlineData("http://127.0.0.1:9464", "not `http://127.0.0.1:9464`")]
    [InlineData("127.0.0.1:9464/metrics", "port from 0 to 65535")]
    public void Parse_AnythingElse_SaysWhatToWrite(string address, string expected)
    {
        var (_, errors) = Parse($"--http {address}");

        var error = Assert.Single(errors);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("[fe80::1]", false)]
    public void IsLoopbackHost_Host_IsThisMachineOrNot(string host, bool expected) => Assert.Equal(expected, LoopbackAddress.IsLoopbackHost(host));

    private static (IPEndPoint? Value, string[] Errors) Parse(string arguments)
    {
        var option = HttpOption.Create();
        var result = new RootCommand { option }.Parse(arguments);
        string[] errors = [.. result.Errors.Select(static error => error.Message)];
        return (errors.Length == 0 ? result.GetValue(option) : null, errors);
    }
}
