using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Operations.V1;
using Exchange.Grpc;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Hosting.Tests.Rpc;

public sealed class MutualTlsTests : MutualTlsNode
{
    [Fact]
    public async Task A_caller_is_who_its_certificate_says()
    {
        var response = await Client("tls", "school").GetReferralAsync(new());

        response.Referral.CarePlan.ShouldBe("education/school");
    }

    [Fact]
    public async Task A_department_that_is_not_on_the_list_is_refused()
    {
        var error = await Should.ThrowAsync<RpcException>(() => Client("tls", "police").GetReferralAsync(new()).ResponseAsync);

        error.StatusCode.ShouldBe(StatusCode.PermissionDenied);
        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("CALLER_NOT_ALLOWED");
    }

    [Fact]
    public async Task A_department_that_may_ask_may_not_write_unless_it_is_on_that_list()
    {
        var request = new CreateReferralRequest { RequestId = $"{Guid.NewGuid()}" };
        (await Client("tls", "insurance").GetReferralAsync(new())).Referral.CarePlan.ShouldBe("medicalinsurance/insurance");

        var error = await Should.ThrowAsync<RpcException>(() => Client("tls", "insurance").CreateReferralAsync(request).ResponseAsync);

        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("CALLER_NOT_ALLOWED");
        (await Client("tls", "school").CreateReferralAsync(request)).Referral.ChildId.ShouldBe("education/school");
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task By_JSON_too_a_caller_is_who_its_certificate_says(int http)
    {
        (await ReadAsync(http, "school")).ShouldContain("\"carePlan\": \"education/school\"");
        (await ReadAsync(http, "police")).ShouldContain("CALLER_NOT_ALLOWED");
        await Should.ThrowAsync<HttpRequestException>(() => ReadAsync(http, null));
    }

    [Fact]
    public async Task Messages_are_shown_to_theNodes_own_department_alone()
    {
        var request = new ListParkedMessagesRequest();
        (await new MessageService.MessageServiceClient(Channel("tls", "server")).ListParkedMessagesAsync(request)).Messages.ShouldBeEmpty();

        var stranger = new MessageService.MessageServiceClient(Channel("tls", "school"));
        var error = await Should.ThrowAsync<RpcException>(() => stranger.ListParkedMessagesAsync(request).ResponseAsync);

        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("CALLER_NOT_ALLOWED");
    }

    [Fact]
    public async Task Without_a_certificate_there_is_no_connection() => await ShouldNotConnectAsync(Client("tls", null));

    [Fact]
    public async Task A_certificate_of_another_authority_opens_nothing()
    {
        Issue("other", DateTimeOffset.UtcNow.AddDays(-1));

        await ShouldNotConnectAsync(Client("other", "school", trust: "tls"));
    }

    [Fact]
    public async Task An_expired_certificate_opens_nothing()
    {
        Directory.Move(Folder.File("tls"), Folder.File("valid"));
        Issue("tls", DateTimeOffset.UtcNow.AddDays(-30));

        await ShouldNotConnectAsync(Client("tls", "school", trust: "valid"));
    }
}
