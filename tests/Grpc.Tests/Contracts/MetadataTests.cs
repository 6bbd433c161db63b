using Grpc.Core;

namespace Exchange.Grpc.Tests.Contracts;

public class MetadataTests
{
    [Fact]
    public void Keys_are_lower_case_whatever_they_were() => new Metadata.Entry("X-Trace.Id_1", "v").Key.ShouldBe("x-trace.id_1");

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData(":path")]
    [InlineData("键")]
    [InlineData("a\n")]
    [InlineData("KELVIN-\u212a")]
    public void A_key_with_another_character_is_refused(string key) => Should.Throw<ArgumentException>(() => new Metadata.Entry(key, "v"));

    [Fact]
    public void Text_must_not_stand_under_a_key_for_bytes() => Should.Throw<ArgumentException>(() => new Metadata { { "a-bin", "text" } });

    [Fact]
    public void Bytes_must_stand_under_a_key_for_bytes() => Should.Throw<ArgumentException>(() => new Metadata { { "a", new byte[] { 1 } } });

    [Fact]
    public void An_upper_case_suffix_is_a_suffix() => new Metadata.Entry("A-BIN", [1]).IsBinary.ShouldBeTrue();

    [Fact]
    public void Bytes_are_not_to_be_read_as_text() => Should.Throw<InvalidOperationException>(() => new Metadata.Entry("a-bin", [1]).Value);

    [Fact]
    public void Text_may_be_read_as_bytes() => new Metadata.Entry("a", "AB").ValueBytes.ShouldBe([65, 66]);

    [Fact]
    public void An_entry_cannot_be_changed_through_the_array_it_was_made_of_or_gave_out()
    {
        byte[] bytes = [1, 2];
        var entry = new Metadata.Entry("a-bin", bytes);

        bytes[0] = 9;
        entry.ValueBytes[1] = 9;

        entry.ValueBytes.ShouldBe([1, 2]);
    }

    [Fact]
    public void Of_several_entries_the_last_one_is_got_and_all_can_be()
    {
        var metadata = new Metadata { { "a", "1" }, { "b", "2" }, { "A", "3" } };

        metadata.GetValue("a").ShouldBe("3");
        metadata.GetAll("A").Select(entry => entry.Value).ShouldBe(["1", "3"]);
        metadata.Select(entry => entry.Key).ShouldBe(["a", "b", "a"]);
        metadata.Get("c").ShouldBeNull();
        metadata.GetValue("c").ShouldBeNull();
        metadata.GetValueBytes("c").ShouldBeNull();
    }

    [Fact]
    public void It_can_be_changed_like_a_list()
    {
        var first = new Metadata.Entry("a", "1");
        var metadata = new Metadata { first };

        metadata.Insert(0, new Metadata.Entry("b", "2"));
        metadata[0] = new Metadata.Entry("c", "3");
        metadata.Remove(first).ShouldBeTrue();

        metadata.ShouldHaveSingleItem().Key.ShouldBe("c");
        metadata.Clear();
        metadata.Count.ShouldBe(0);
    }

    [Fact]
    public void The_empty_one_stays_empty()
    {
        Should.Throw<InvalidOperationException>(() => Metadata.Empty.Add("a", "1"));
        Should.Throw<InvalidOperationException>(Metadata.Empty.Clear);
        Metadata.Empty.IsReadOnly.ShouldBeTrue();
        Metadata.Empty.ShouldBeEmpty();
    }

    [Fact]
    public void What_an_entry_shows_of_itself_is_not_its_value()
    {
        new Metadata.Entry("authorization", "secret").ToString().ShouldBe("authorization (6 characters)");
        new Metadata.Entry("a-bin", [1, 2]).ToString().ShouldBe("a-bin (2 bytes)");
    }
}
