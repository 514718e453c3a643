using System.ComponentModel.DataAnnotations;
using System.Net;
using Pipeline.Http;

namespace Pipeline.Tests.Http;

public class HttpSourceOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValid() => Assert.Empty(Problems(new HttpSourceOptions()));

    [Theory]
    [InlineData("0.0.0.0:8080")]
    [InlineData("[::]:8080")]
    [InlineData("192.168.1.1:80")]
    public void Validate_OtherMachinesWithoutToken_IsAnErrorThatSaysTheFix(string listen)
    {
        var problem = Assert.Single(Problems(new HttpSourceOptions { Listen = listen }));

        Assert.Equal([nameof(HttpSourceOptions.Listen)], problem.MemberNames);
        Assert.Contains("token", problem.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(Problems(new HttpSourceOptions { Listen = listen, Token = "0123456789abcdef" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("0123456789abcde")]
    [InlineData("0123456789 abcdef")]
    [InlineData("0123456789abcdefé")]
    [InlineData("0123456789abcdef\n")]
    public void Validate_Token_IsLongAndPlainAndNotShown(string token)
    {
        var problem = Assert.Single(Problems(new HttpSourceOptions { Token = token }));

        Assert.Equal([nameof(HttpSourceOptions.Token)], problem.MemberNames);
        Assert.True(token.Length == 0 || !problem.ErrorMessage!.Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 1000)]
    [InlineData(1001, 1000)]
    [InlineData(2_000_000_000, 4_000_000_000)]
    public void Validate_Sizes_MustLeaveRoomForADocument(long size, long pending) =>
        Assert.Single(Problems(new HttpSourceOptions { MaxSize = new ByteSize(size), MaxPendingSize = new ByteSize(pending) }));

    [Theory]
    [InlineData("127.0.0.1:8080", "127.0.0.1", 8080, true)]
    [InlineData("127.1.2.3:0", "127.1.2.3", 0, true)]
    [InlineData("localhost:1", "127.0.0.1", 1, true)]
    [InlineData("[::1]:65535", "::1", 65535, true)]
    [InlineData("0.0.0.0:80", "0.0.0.0", 80, false)]
    [InlineData("[::ffff:127.0.0.1]:80", "::ffff:127.0.0.1", 80, true)]
    public void TryParse_Address_IsRead(string text, string host, int port, bool isLoopback)
    {
        Assert.True(ListenAddress.TryParse(text, out var address));
        Assert.Equal((IPAddress.Parse(host), port, isLoopback), (address.Address, address.Port, address.IsLoopback));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":8080")]
    [InlineData("8080")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("127.0.0.1:+1")]
    [InlineData("127.0.0.1: 1")]
    [InlineData("127.1:80")]
    [InlineData("2130706433:80")]
    [InlineData("::1:8080")]
    [InlineData("[127.0.0.1]:80")]
    [InlineData("[::1:80")]
    [InlineData("example.org:80")]
    [InlineData("*:80")]
    [InlineData("http://127.0.0.1:80")]
    [InlineData("127.0.0.1:\uD800")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(ListenAddress.TryParse(text, out _));

    private static List<ValidationResult> Problems(HttpSourceOptions options) => [.. options.Validate(new ValidationContext(options))];
}
