using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Exchange.PublicSecurity.Registration;
using HouseholdService = Exchange.PublicSecurity.Households.HouseholdService;

namespace Exchange.PublicSecurity;

/// <summary>Public security (公安): keeps the household register and answers from it. This is its table of contents.</summary>
public sealed class PublicSecurityNode : INode<PublicSecurityDb>
{
    public static string Department => "publicsecurity";

    public static void Configure(NodeBuilder<PublicSecurityDb> node)
    {
        node.Rpc<HouseholdService>(allow: ["civilaffairs", "publicsecurity"], write: [Department]);
        node.Services.AddSingleton<SealedRegister<PublicSecurityDb, Household>>();

        node.Letter<RegistrationRequest, OpenTaskOnRegistrationRequest>();
    }
}
