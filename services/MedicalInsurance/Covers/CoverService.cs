using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Exchange.MedicalInsurance.Covers;

/// <summary>The RPCs of the register of the insured, one a file. A person's records are told apart by the county.</summary>
internal sealed partial class CoverService(
    Transactions<MedicalInsuranceDb> transactions,
    SealedRegister<MedicalInsuranceDb, Cover> register,
    IdentityVault vault,
    TimeProvider clock)
    : Contracts.MedicalInsurance.V1.CoverService.CoverServiceBase
{
    private Timestamp Now => clock.GetUtcNow().ToTimestamp();
}
