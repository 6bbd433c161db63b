using Exchange.Grpc;
using Exchange.Hosting.Security;

namespace Exchange.Hosting.Start;

/// <summary>Checks where a node listens and whom it calls: plaintext stays on this machine, everything else is mutual TLS.</summary>
internal static class ListenSettings
{
    public static void Check(NodeOptions options, SettingErrors errors)
    {
        TlsFiles(options.Tls, errors);
        Revoked(options.Tls.Revoked, errors);
        foreach (var text in Parts(options.Listen).DefaultIfEmpty(""))
            Address("Exchange:Listen", text, options.Tls.IsConfigured, errors);
        foreach (var text in Parts(options.JsonListen))
            Address("Exchange:JsonListen", text, options.Tls.IsConfigured, errors);
        if (options.HealthListen.Length > 0)
            Address("Exchange:HealthListen", options.HealthListen, tls: false, errors);
        foreach (var (department, addresses) in options.Departments)
        {
            errors.Require(
                ServerAddresses.TryParse(addresses, out _, out var flaw),
                $"Exchange:Departments:{department}",
                $"“{addresses}”不是可用的地址：应如 https://publicsecurity:5301；多个实例用分号分隔，不带路径，不重复，不混用 http 与 https。",
                $"{flaw} Expected something like https://publicsecurity:5301, or several separated by semicolons.");
        }
    }

    private static string[] Parts(string addresses) => addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Address(string setting, string text, bool tls, SettingErrors errors)
    {
        if (!Listener.TryParse(text, out var listener))
        {
            errors.Add(setting, $"“{text}”不是监听地址，应如 http://127.0.0.1:5301 或 https://0.0.0.0:5301。", $"'{text}' is no address to listen on: expected something like http://127.0.0.1:5301 or https://0.0.0.0:5301.");
            return;
        }

        errors.Require(
            listener.IsTls || listener.IsLoopback,
            setting,
            $"明文只允许在本机回环地址上监听，而“{text}”不是。请改用 127.0.0.1，或改为 https 并配置 Exchange:Tls。",
            $"Plaintext is served on loopback alone, which '{text}' is not. Use 127.0.0.1, or https with Exchange:Tls.");
        errors.Require(
            !listener.IsTls || tls,
            setting,
            "https 监听需要同时配置 Exchange:Tls:Certificate、Exchange:Tls:Key 和 Exchange:Tls:ClientCa。",
            "https needs Exchange:Tls:Certificate, Exchange:Tls:Key and Exchange:Tls:ClientCa.");
    }

    private static void TlsFiles(TlsOptions tls, SettingErrors errors)
    {
        if (!tls.IsConfigured)
            return;
        foreach (var (name, file) in new[] { ("Certificate", tls.Certificate), ("Key", tls.Key), ("ClientCa", tls.ClientCa) })
        {
            errors.Require(
                File.Exists(file),
                $"Exchange:Tls:{name}",
                file.Length == 0 ? "未配置。证书、私钥和客户端 CA 三个文件须同时给出。" : $"找不到文件“{file}”或无权读取。",
                file.Length == 0 ? "Missing: certificate, key and client CA are all needed." : $"The file '{file}' does not exist or cannot be read.");
        }
    }

    private static void Revoked(string file, SettingErrors errors)
    {
        const string setting = "Exchange:Tls:Revoked";
        try
        {
            RevokedCertificates.Load(file);
        }
        catch (FormatException e)
        {
            errors.Add(setting, $"“{file}”无法读取：{e.Message}。每行一个十六进制序列号。", $"'{file}': {e.Message}. It takes one serial number a line.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(
                setting,
                $"找不到文件“{file}”或无权读取。没有吊销的证书时，请给出空文件或不配置此项。",
                $"The file '{file}' does not exist or cannot be read. With nothing revoked, let it be empty or leave the setting out.");
        }
    }
}
