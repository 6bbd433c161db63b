namespace Grpc.Core;

/// <summary>The version of the contracts that this assembly offers.</summary>
public static class VersionInfo
{
    /// <summary>The version of the assembly's identity: the same for all 2.x.</summary>
    public const string CurrentAssemblyVersion = "2.0.0.0";

    /// <summary>The version of the assembly's file.</summary>
    public const string CurrentAssemblyFileVersion = "2.85.0.0";

    /// <summary>The version of gRPC for .NET whose server and client these contracts serve.</summary>
    public const string CurrentVersion = "2.85.0";
}
