using System.Diagnostics;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Utils;

namespace Exchange.Grpc.Tests.Contracts;

public class VersionTests
{
    [Fact]
    public void The_versions_are_those_of_the_assembly_and_of_the_server_that_it_serves()
    {
        var assembly = typeof(VersionInfo).Assembly;

        VersionInfo.CurrentAssemblyVersion.ShouldBe(assembly.GetName().Version!.ToString());
        VersionInfo.CurrentAssemblyFileVersion.ShouldBe(FileVersionInfo.GetVersionInfo(assembly.Location).FileVersion);
        FileVersionInfo.GetVersionInfo(typeof(GrpcServiceOptions).Assembly.Location).ProductVersion!.Split('+')[0].ShouldBe(VersionInfo.CurrentVersion);
    }

    [Fact]
    public void Preconditions_throw_what_they_are_named_after()
    {
        Should.Throw<ArgumentException>(() => GrpcPreconditions.CheckArgument(false));
        Should.Throw<ArgumentException>(() => GrpcPreconditions.CheckArgument(false, "why")).Message.ShouldBe("why");
        Should.Throw<ArgumentNullException>(() => GrpcPreconditions.CheckNotNull<string>(null!));
        Should.Throw<ArgumentNullException>(() => GrpcPreconditions.CheckNotNull<string>(null!, "name")).ParamName.ShouldBe("name");
        Should.Throw<InvalidOperationException>(() => GrpcPreconditions.CheckState(false));
        Should.Throw<InvalidOperationException>(() => GrpcPreconditions.CheckState(false, "why")).Message.ShouldBe("why");
    }

    [Fact]
    public void Preconditions_that_hold_let_pass()
    {
        GrpcPreconditions.CheckArgument(true);
        GrpcPreconditions.CheckArgument(true, "why");
        GrpcPreconditions.CheckState(true);
        GrpcPreconditions.CheckState(true, "why");
        GrpcPreconditions.CheckNotNull("a").ShouldBe("a");
        GrpcPreconditions.CheckNotNull("a", "name").ShouldBe("a");
    }
}
