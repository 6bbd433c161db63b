using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Cli.Bench;

/// <summary>A node like any other, with all interceptors and jobs, whose one method does nothing: what is left is a call's cost.</summary>
internal sealed class EchoNode : INode<EchoDb>
{
    public static string Department => "echo";

    public static void Configure(NodeBuilder<EchoDb> node) => node.Rpc<EchoService>(allow: ["civilaffairs"]);
}

/// <summary>The platform's tables alone.</summary>
public sealed class EchoDb(DbContextOptions<EchoDb> options) : NodeDb(options);

/// <summary>Makes them.</summary>
[DbContext(typeof(EchoDb))]
[Migration("0001_platform")]
public sealed class EchoTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreatePlatformTables();
}

/// <summary>Gives back what it got.</summary>
internal sealed class EchoService : EchoContract.EchoServiceBase
{
    public override Task<BytesValue> Echo(BytesValue request, ServerCallContext call) => Task.FromResult(request);
}
