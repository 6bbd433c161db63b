using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Operations.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Grpc.Net.Client;

namespace Exchange.Cli.Clients;

/// <summary>One node's clients over one channel.</summary>
internal sealed class NodeClients(string node, Uri address) : IDisposable
{
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address, new()
    {
        MaxReceiveMessageSize = 16 * 1024 * 1024,
        HttpHandler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
        },
    });

    public string Node => node;

    public Uri Address => address;

    public RegisterService.RegisterServiceClient Register => new(_channel);

    public ReferralService.ReferralServiceClient Referrals => new(_channel);

    public HouseholdService.HouseholdServiceClient Households => new(_channel);

    public EnrollmentService.EnrollmentServiceClient Enrollments => new(_channel);

    public CoverService.CoverServiceClient Covers => new(_channel);

    public MessageService.MessageServiceClient Messages => new(_channel);

    public void Dispose() => _channel.Dispose();
}
