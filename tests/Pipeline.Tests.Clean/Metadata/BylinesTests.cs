using Pipeline.Clean.Metadata;

namespace Pipeline.Tests.Clean.Metadata;

public class BylinesTests
{
    [Theory]
    [InlineData("By Jory Penhale", "Jory Penhale")]
    [InlineData("ByJory Penhale", "Jory Penhale")]
    [InlineData("Written by: Jory Penhale | Shipping editor", "Jory Penhale")]
    [InlineData("By Jory Penhale, Tamsin Rowe and Ann de Vries", "Jory Penhale, Tamsin Rowe and Ann de Vries")]
    [InlineData("3 May 2024 by Jory Penhale 4 comments", "Jory Penhale")]
    [InlineData("By Jory Penhale May 3, 2024", "Jory Penhale")]
    [InlineData("By then it was late", null)]
    [InlineData("Bycatch rules tightened", null)]
    [InlineData("Reviewed by Jory Penhale", null)]
    [InlineData("The gates were shut by Jory Penhale", null)]
    public void Read_Line_IsTheNames(string line, string? expected) => Assert.Equal(expected, Bylines.Read(line));
}
