using Exchange.Hosting.Faults;
using Exchange.Testing;

namespace Exchange.Hosting.Tests.Faults;

public sealed class FailpointTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ArmedFailpoints _failpoints;
    private int _deaths;

    public FailpointTests() => _failpoints = new ArmedFailpoints(_folder.Path, () => _deaths++);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_failpoint_without_a_file_is_passed()
    {
        foreach (var point in Enum.GetValues<Failpoint>()) _failpoints.Pass(point);
        _deaths.ShouldBe(0);
    }

    [Fact]
    public void An_armed_failpoint_kills_once_and_alone()
    {
        var file = _folder.File("after-publish");
        File.WriteAllText(file, "");

        _failpoints.Pass(Failpoint.BeforeMark);
        _deaths.ShouldBe(0);
        _failpoints.Pass(Failpoint.AfterPublish);
        _failpoints.Pass(Failpoint.AfterPublish);

        _deaths.ShouldBe(1);
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public void A_number_in_the_file_lets_as_many_pass_before()
    {
        File.WriteAllText(_folder.File("before-ack"), "2");

        _failpoints.Pass(Failpoint.BeforeAck);
        _failpoints.Pass(Failpoint.BeforeAck);
        _deaths.ShouldBe(0);
        _failpoints.Pass(Failpoint.BeforeAck);

        _deaths.ShouldBe(1);
    }

    [Fact]
    public void The_failpoints_have_the_names_that_the_design_gives_them() =>
        Enum.GetValues<Failpoint>().Select(ArmedFailpoints.NameOf).ShouldBe(
            ["before-commit", "after-commit", "before-receipt", "after-publish", "before-mark", "on-receive", "in-transaction", "before-ack"],
            ignoreOrder: true);

    [Fact]
    public async Task A_clock_file_sets_the_clock_wrong_and_its_end_sets_it_right()
    {
        var time = new SkewedTime(_folder.Path);
        await File.WriteAllTextAsync(_folder.File("clock"), "-3600");
        await Eventually.TrueAsync(() => (DateTimeOffset.UtcNow - time.GetUtcNow()).TotalMinutes > 59, "an hour slow");

        File.Delete(_folder.File("clock"));
        await Eventually.TrueAsync(() => (DateTimeOffset.UtcNow - time.GetUtcNow()).Duration().TotalMinutes < 1, "right again");
    }
}
