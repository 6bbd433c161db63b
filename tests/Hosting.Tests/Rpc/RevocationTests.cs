using Exchange.Testing;

namespace Exchange.Hosting.Tests.Rpc;

/// <summary>Certificates that are shut out before they expire.</summary>
public sealed class RevocationTests : MutualTlsNode
{
    [Fact]
    public async Task A_revoked_certificate_opens_nothing_from_that_moment_on()
    {
        var (school, insurance) = (Client("tls", "school"), Client("tls", "insurance"));
        await school.GetReferralAsync(new());
        await insurance.GetReferralAsync(new());

        Revoked($"# lost with a laptop\nserial={Serial("school").ToLowerInvariant()}  # 2026-11-22\n");

        await Eventually.TrueAsync(async () => !await AnswersAsync(school), "the open connection is shut");
        await ShouldNotConnectAsync(Client("tls", "school"));
        (await insurance.GetReferralAsync(new())).Referral.CarePlan.ShouldBe("medicalinsurance/insurance");
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_leaves_the_last_one_in_force()
    {
        Revoked(Serial("school"));
        await Eventually.TrueAsync(async () => !await AnswersAsync(Client("tls", "school")), "revoked");

        Revoked("school's certificate");

        await Eventually.TrueAsync(() => Node.Log.Lines.Any(line => line.Contains("line 1 is no serial number")), "an error in the log");
        await ShouldNotConnectAsync(Client("tls", "school"));
        (await AnswersAsync(Client("tls", "insurance"))).ShouldBeTrue();
    }
}
