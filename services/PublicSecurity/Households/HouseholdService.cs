using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf.WellKnownTypes;

namespace Exchange.PublicSecurity.Households;

/// <summary>The household register's RPCs, one a file. A person's records are told apart by the household's book.</summary>
internal sealed partial class HouseholdService(
    Transactions<PublicSecurityDb> transactions, SealedRegister<PublicSecurityDb, Household> register, TimeProvider clock)
    : Contracts.PublicSecurity.V1.HouseholdService.HouseholdServiceBase
{
    private Timestamp Now => clock.GetUtcNow().ToTimestamp();

    /// <summary>The record to change.</summary>
    /// <exception cref="FaultException">HOUSEHOLD_NOT_FOUND, HOUSEHOLD_AMBIGUOUS.</exception>
    private async Task<SealedRecord> TheOneAsync(UnitOfWork<PublicSecurityDb> unit, string citizenId, CancellationToken ct) =>
        await register.RecordsAsync(unit, CitizenId.Parse(citizenId), ct) switch
        {
            [] => throw Fault.Of(ErrorReason.HouseholdNotFound),
            [var record] => record,
            _ => throw Fault.Of(ErrorReason.HouseholdAmbiguous),
        };

    /// <summary>What can be said without comparing: that there is none, several, or one that is withheld.</summary>
    private static Verification? Unanswerable(IReadOnlyList<Household> found) => found switch
    {
        [] => new() { Outcome = VerificationOutcome.NoRecord },
        [_, _, ..] => new() { Outcome = VerificationOutcome.Multiple },
        [{ WithheldReason: { Length: > 0 } reason }] => new() { Outcome = VerificationOutcome.Refused, RefusalReason = reason },
        _ => null,
    };
}
