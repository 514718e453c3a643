using Pipeline.Clean.Metadata;

namespace Pipeline.Tests.Clean.Metadata;

public class DatesTests
{
    [Theory]
    [InlineData("Updated: Tuesday, 3rd May 2022 at 10:15", false, "2022-05-03")]
    [InlineData("SEPTEMBER 9, 2021", false, "2021-09-09")]
    [InlineData("Sept. 9th 2021", false, "2021-09-09")]
    [InlineData("the 3rd of May 2022", false, "2022-05-03")]
    [InlineData("Posted 2022-05-03", false, "2022-05-03")]
    [InlineData("3.5.2022", false, "2022-05-03")]
    [InlineData("5/3/2022", false, "2022-05-03")]
    [InlineData("3/5/2022", true, "2022-05-03")]
    [InlineData("13/5/2022", false, "2022-05-13")]
    [InlineData("31 February 2022", false, null)]
    [InlineData("May 3", false, null)]
    [InlineData("version 1.2.3", false, null)]
    [InlineData("", false, null)]
    public void InText_Line_IsTheDay(string line, bool isDayFirst, string? expected) => Assert.Equal(expected, Dates.InText(line, isDayFirst));

    [Theory]
    [InlineData("https://gazette.example/2024/05/03/tides", "2024-05-03")]
    [InlineData("/news/2024/may/3/tides", "2024-05-03")]
    [InlineData("https://gazette.example/2024/05/03", "2024-05-03")]
    [InlineData("https://gazette.example/2024/05/tides", null)]
    [InlineData("https://gazette.example/2024/13/03/tides", null)]
    [InlineData("https://gazette.example/2024/02/30/tides", null)]
    [InlineData("https://gazette.example/1024/05/03/tides", null)]
    [InlineData("https://gazette.example/?from=/2024/05/03/", null)]
    [InlineData("//////", null)]
    [InlineData("", null)]
    public void InAddress_Path_HasTheDay(string address, string? expected) => Assert.Equal(expected, Dates.InAddress(address));
}
