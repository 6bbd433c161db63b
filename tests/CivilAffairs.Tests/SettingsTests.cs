using Exchange.CivilAffairs.Tests.Support;
using Exchange.Hosting;

namespace Exchange.CivilAffairs.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("CivilAffairs:RefreshMonths", "0")]
    [InlineData("CivilAffairs:Verification:Concurrency", "1")]
    [InlineData("CivilAffairs:Verification:QuestionSeconds", "0")]
    [InlineData("CivilAffairs:Verification:LeaseSeconds", "1")]
    [InlineData("CivilAffairs:Verification:Concurency", "8")]
    [InlineData("Exchange:Departments:education", "")]
    public async Task A_wrong_setting_is_named_at_start(string setting, string value)
    {
        var settings = new Dictionary<string, string?> { [setting] = value };

        var error = await Should.ThrowAsync<NodeSettingsException>(() => LedgerNode.StartAsync(settings));

        error.Message.ShouldContain(setting);
    }
}
