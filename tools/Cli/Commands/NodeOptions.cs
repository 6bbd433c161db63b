using System.CommandLine;
using Exchange.Cli.Clients;

namespace Exchange.Cli.Commands;

/// <summary>Options that name the node to call.</summary>
internal static class NodeOptions
{
    public static readonly Option<string?> Node = new("--node") { Description = "节点名 node, such as civilaffairs-shenyang" };

    public static readonly Option<Uri?> Address = new("--address")
    {
        Description = "节点地址 node's address, such as http://127.0.0.1:5104",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return address;
            result.AddError($"--address: {result.Tokens[0].Value} 不是 http 或 https 地址 / is not an http or https address");
            return null;
        },
    };

    public static NodeDirectory Open(ParseResult result) =>
        NodeDirectory.Open(GlobalOptions.DataOf(result), result.GetValue(Node), result.GetValue(Address));
}
