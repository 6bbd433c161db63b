using System.CommandLine;
using System.Security.Cryptography;
using Exchange.Cli.Cluster;
using Exchange.Cli.Terminal;
using Exchange.Hosting.Security;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange keys FOLDER</c>: all that docker-compose.yml takes from files: keys, certificates, passwords.</summary>
internal static class KeysCommand
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);
    private static readonly Argument<string> Folder = new("folder") { Description = "密钥目录 folder of keys, certificates and passwords" };

    public static Command Create() => new Command("keys", "生成密钥、证书与口令 make keys, certificates and passwords") { Folder }
        .Does((result, screen, _) =>
        {
            var folder = Path.GetFullPath(result.GetValue(Folder)!);
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                throw new CommandException(
                    $"{folder} 不是空目录。已有的密钥不会被覆盖；请换一个目录。", $"{folder} is not empty. Keys are never overwritten; name another folder.", ExitCode.Usage);
            }
            NodeKeys.Create(Path.Combine(folder, "keys"), NodeSpec.All.Select(node => node.Name));
            NodeCertificates.Create(
                Path.Combine(folder, "tls"), NodeSpec.All.Select(node => new CertificateOwner(node.Name, node.Department, node.Name, "localhost")),
                TimeProvider.System.GetUtcNow(), Validity);
            WritePasswords(folder);
            screen.Line(
                $"密钥、证书（有效期 {Validity.TotalDays:0} 天）与口令已写入 {folder}。请限制访问并备份：丢失密钥后，已存的身份信息无法还原。",
                $"Keys, certificates (valid for {Validity.TotalDays:0} days) and passwords are in {folder}. Guard and back them up: without the keys stored identities cannot be opened.");
            return Task.FromResult(ExitCode.Done);
        });

    private static void WritePasswords(string folder)
    {
        var (broker, database) = (NewPassword(), NewPassword());
        SecretFile.Write(Path.Combine(folder, "rabbitmq.conf"), $"default_user = exchange\ndefault_pass = {broker}\nloopback_users.guest = true\n");
        SecretFile.Write(Path.Combine(folder, "bus_uri"), $"amqp://exchange:{broker}@rabbitmq:5672/");
        SecretFile.Write(Path.Combine(folder, "postgres_password"), database);
        foreach (var node in NodeSpec.All)
        {
            SecretFile.Write(
                Path.Combine(folder, $"{node.Name}.database"),
                $"Host=postgres;Database={node.DatabaseName};Username=exchange;Password={database};No Reset On Close=true");
        }
    }

    // Letters and digits alone: it stands in a URI and in a configuration file.
    private static string NewPassword() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 32);
}
