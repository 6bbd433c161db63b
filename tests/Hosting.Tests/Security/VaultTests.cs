using System.Security.Cryptography;
using Exchange.Hosting.Security;
using Exchange.Standards;
using Exchange.Testing;

namespace Exchange.Hosting.Tests.Security;

public sealed class VaultTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public VaultTests() => NodeKeys.Create(_folder.Path, ["a", "b"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_one_node_seals_another_opens_and_no_two_sealings_are_alike()
    {
        var (one, other) = (new IdentityVault(_folder.Path), new IdentityVault(_folder.Path));

        var @sealed = one.SealText("欧阳 · 219901");

        other.OpenText(@sealed).ShouldBe("欧阳 · 219901");
        one.SealText("欧阳 · 219901").ShouldNotBe(@sealed);
    }

    [Fact]
    public void Every_changed_bit_is_noticed()
    {
        var vault = new IdentityVault(_folder.Path);
        var @sealed = vault.SealText("a");

        for (var bit = 0; bit < @sealed.Length * 8; bit++)
        {
            var changed = @sealed.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => vault.Open(changed), $"bit {bit}");
        }

        Should.Throw<CryptographicException>(() => vault.Open(@sealed.AsSpan(0, 30)));
        Should.Throw<CryptographicException>(() => vault.Open([]));
    }

    [Fact]
    public void A_new_key_seals_and_the_old_one_still_opens()
    {
        var old = new IdentityVault(_folder.Path).SealText("a");
        NodeKeys.RotateVault(_folder.Path);
        var vault = new IdentityVault(_folder.Path);

        vault.OpenText(old).ShouldBe("a");
        vault.SealText("a")[2].ShouldBe((byte)2);
        old[2].ShouldBe((byte)1);
    }

    [Fact]
    public void A_citizen_has_one_key_which_another_folder_of_keys_does_not_give()
    {
        var id = CitizenId.Create("219901", new DateOnly(2016, 2, 29), 1);
        var vault = new IdentityVault(_folder.Path);
        using var elsewhere = new TempFolder();
        NodeKeys.Create(elsewhere.Path, []);

        vault.Key(id).ShouldBe(new IdentityVault(_folder.Path).Key(id));
        vault.Key(id).ShouldNotBe(vault.Key(CitizenId.Create("219901", new DateOnly(2016, 2, 29), 2)));
        vault.Key(id).ShouldNotBe(new IdentityVault(elsewhere.Path).Key(id));
        vault.Key(id).Length.ShouldBe(32);
        Should.Throw<ArgumentException>(() => vault.Key(default));
    }

    [Fact]
    public void A_signature_holds_for_its_node_and_its_data_alone()
    {
        using var a = new NodeSigner(_folder.Path, "a");
        using var b = new NodeSigner(_folder.Path, "b");
        var signature = a.Sign("receipt"u8);

        b.Verify("a", "receipt"u8, signature).ShouldBeTrue();
        b.Verify("b", "receipt"u8, signature).ShouldBeFalse();
        b.Verify("a", "another"u8, signature).ShouldBeFalse();
        b.Verify("nobody", "receipt"u8, signature).ShouldBeFalse();
        b.Verify("../signing/a", "receipt"u8, signature).ShouldBeFalse();
        b.Verify("a", "receipt"u8, [1, 2, 3]).ShouldBeFalse();
    }

    [Fact]
    public void Private_files_are_for_their_owner_alone_and_making_keys_again_changes_none()
    {
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);
        foreach (var file in files.Keys.Where(f => !f.Contains("/public/")))
        {
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }

        NodeKeys.Create(_folder.Path, ["a", "b", "c"]);

        foreach (var (file, content) in files)
            File.ReadAllText(file).ShouldBe(content);
        File.Exists(_folder.File("signing/c.pem")).ShouldBeTrue();
    }

    [Fact]
    public void A_damaged_key_file_is_named()
    {
        File.WriteAllText(_folder.File("vault/1.key"), "too short");

        Should.Throw<CryptographicException>(() => new IdentityVault(_folder.Path)).Message.ShouldContain("vault/1.key");
    }
}
