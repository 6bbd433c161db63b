using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Hosting.Rpc;

namespace Exchange.Hosting.Tests.Rpc;

public sealed class PageTokenTests
{
    private const string Field = "page_token";
    private static readonly Guid Last = Guid.Parse("0198a1b2-0000-7000-8000-00000000002a");
    private static readonly ListRegistrationTasksRequest Query = new() { Division = "2101", PageSize = 10 };

    [Fact]
    public void A_token_leads_behind_the_row_that_it_was_written_for() =>
        PageToken.Read(PageToken.Write(Last, Query), Query, Field).ShouldBe(Last);

    [Fact]
    public void A_place_may_have_any_form_of_the_services_own()
    {
        byte[] place = [1, 2, 3];

        PageToken.Read(PageToken.Write(place, Query), Query, Field, 3).ShouldBe(place);
        Should.Throw<FaultException>(() => PageToken.Read(PageToken.Write(place, Query), Query, Field));
    }

    [Fact]
    public void No_token_is_the_first_page() => PageToken.Read("", Query, Field).ShouldBeNull();

    [Fact]
    public void The_size_of_the_page_may_change_on_the_way()
    {
        var next = new ListRegistrationTasksRequest { Division = "2101", PageSize = 500, PageToken = PageToken.Write(Last, Query) };

        PageToken.Read(next.PageToken, next, Field).ShouldBe(Last);
    }

    [Fact]
    public void A_token_of_another_query_is_refused()
    {
        var other = new ListRegistrationTasksRequest { Division = "2102" };

        Should.Throw<FaultException>(() => PageToken.Read(PageToken.Write(Last, Query), other, Field)).Info.Reason.ShouldBe("TOKEN_INVALID");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("not a token")]
    [InlineData("AZihsgAAcACAAAAAAAAAKg")]
    [InlineData("AZihsgAAcACAAAAAAAAAKgAAAAAAAAAA")]
    [InlineData("AZihsgAAcACAAAAAAAAAKgAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_text_that_is_no_token_is_refused(string text) =>
        Should.Throw<FaultException>(() => PageToken.Read(text, Query, Field)).Info.Metadata["field"].ShouldBe(Field);
}
