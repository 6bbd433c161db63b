using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Exchange.MedicalInsurance.Protection;
using ClaimService = Exchange.MedicalInsurance.Claims.ClaimService;
using CoverService = Exchange.MedicalInsurance.Covers.CoverService;

namespace Exchange.MedicalInsurance;

/// <summary>
/// Medical insurance (医保): keeps the register of the insured, marks protected persons, quotes claims. This is its table of contents.
/// </summary>
public sealed class MedicalInsuranceNode : INode<MedicalInsuranceDb>
{
    public static string Department => "medicalinsurance";

    public static void Configure(NodeBuilder<MedicalInsuranceDb> node)
    {
        node.Rpc<CoverService>(allow: ["civilaffairs", "medicalinsurance"], write: [Department]);
        node.Rpc<ClaimService>();
        node.Services.AddSingleton<SealedRegister<MedicalInsuranceDb, Cover>>();

        node.Letter<ProtectionNotice, MarkPersonOnProtectionNotice>();
    }
}
