using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Fuzz.Wire;
using Google.Protobuf;

namespace Exchange.Conformance.Malformed;

/// <summary>The nodes that malformed requests are sent to.</summary>
/// <param name="civilAffairs">Where civil affairs answers.</param>
/// <param name="medicalInsurance">Where medical insurance answers.</param>
internal sealed class Target(Uri civilAffairs, Uri medicalInsurance)
{
    public const string Unary = "/exchange.medicalinsurance.v1.ClaimService/QuoteClaim";
    public const string ClientStream = "/exchange.medicalinsurance.v1.CoverService/ImportCovers";
    public const string ServerStream = "/exchange.civilaffairs.v1.ReferralService/WatchReferrals";
    public const string Duplex = "/exchange.civilaffairs.v1.RegisterService/ImportLedger";

    /// <summary>Nothing malformed may take longer to be answered, also where much else is going on.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>A request to <see cref="Unary"/> that is right.</summary>
    public static byte[] Right { get; } = GrpcRequest.Message(
        new QuoteClaimRequest { InsuredDivision = "210202", SettlementDate = "2025-07-01", TotalFen = 960_000 }.ToByteArray());

    /// <summary>Connects to the node that has medical insurance.</summary>
    public Task<RawConnection> ConnectAsync() => RawConnection.ConnectAsync(medicalInsurance);

    /// <inheritdoc cref="RawConnection.ConnectSilentlyAsync"/>
    public Task<RawConnection> ConnectSilentlyAsync(bool reads = true) => RawConnection.ConnectSilentlyAsync(medicalInsurance, reads);

    /// <summary>Sends one request with this body.</summary>
    public Task<Ending> CallAsync(byte[] body, string path = Unary, bool endStream = true, params IReadOnlyList<Field> fields) =>
        OnAsync(path, (connection, stream) => connection.WriteAsync(
            Frame.Headers(stream, HeaderBlock.Write(GrpcRequest.Fields(path, fields))), Frame.Data(stream, body, endStream)));

    /// <summary>Sends one right body under these fields.</summary>
    public Task<Ending> UnderAsync(params IReadOnlyList<Field> fields) => CallAsync(Right, fields: fields);

    /// <summary>Sends a right body under exactly these fields.</summary>
    public Task<Ending> ExactlyUnderAsync(params IReadOnlyList<Field> fields) => OnAsync(Unary, (connection, stream) =>
        connection.WriteAsync(Frame.Headers(stream, HeaderBlock.Write(fields)), Frame.Data(stream, Right)));

    /// <summary>Opens a stream on a new connection and tells how the stream ends.</summary>
    public async Task<Ending> OnAsync(string path, Func<RawConnection, int, Task> send)
    {
        var server = path.Contains("civilaffairs", StringComparison.Ordinal) ? civilAffairs : medicalInsurance;
        await using var connection = await RawConnection.ConnectAsync(server);
        var stream = connection.NewStream();
        await send(connection, stream);
        return await connection.EndOfAsync(stream, Limit);
    }

    /// <summary>Says something on a new connection and tells how the connection ends.</summary>
    public async Task<Ending> OnAsync(Func<RawConnection, Task> send)
    {
        await using var connection = await ConnectAsync();
        await send(connection);
        return await connection.EndAsync(Limit);
    }
}
