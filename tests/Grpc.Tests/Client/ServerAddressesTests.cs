namespace Exchange.Grpc.Tests.Client;

public class ServerAddressesTests
{
    [Fact]
    public void Several_are_separated_by_semicolons()
    {
        ServerAddresses.TryParse(" http://a:1 ; http://b:2;", out var addresses, out _).ShouldBeTrue();

        addresses.ShouldBe([new Uri("http://a:1"), new Uri("http://b:2")]);
        addresses.AreTls.ShouldBeFalse();
        addresses.ToString().ShouldBe("http://a:1;http://b:2");
        addresses.ShouldBe(new ServerAddresses(new Uri("http://a:1"), new Uri("http://b:2")));
        addresses.Equals(new ServerAddresses(new Uri("http://b:2"), new Uri("http://a:1"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "There is no address.")]
    [InlineData(" ; ", "There is no address.")]
    [InlineData("somewhere", "'somewhere' is no address.")]
    [InlineData("http://a:1;nonsense", "'nonsense' is no address.")]
    [InlineData("ftp://a:1", "'ftp://a:1/' is neither http nor https.")]
    [InlineData("http://a:1;https://b:1", "'https://b:1/' and 'http://a:1/' mix http and https.")]
    [InlineData("http://a:1/path", "'http://a:1/path' has a path, which a server's address has not.")]
    [InlineData("http://a:1;http://A:1/", "'http://a:1/' stands there twice.")]
    public void What_is_wrong_is_said(string text, string flaw)
    {
        ServerAddresses.TryParse(text, out _, out var said).ShouldBeFalse();
        said.ShouldBe(flaw);
    }

    [Fact]
    public void None_is_no_server() => Should.Throw<ArgumentException>(() => new ServerAddresses());
}
