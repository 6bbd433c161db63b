using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf;

namespace Exchange.CivilAffairs.Verification;

/// <summary>An entry before and after an inquiry.</summary>
internal sealed record Verified(ChildRecord Before, ChildRecord After);

/// <summary>What follows from an inquiry: the answers are taken, and where they are complete the child is decided on.</summary>
internal static class Conclusion
{
    /// <summary>Changes the entry by what was found.</summary>
    public static void Draw(ChildRecord record, Findings findings, DateTimeOffset now)
    {
        record.Answer(findings.Checks, findings.Learned, now);
        if (!record.IsReadyToDecide)
            return;
        record.Decide(Assessment.Of(record, ChinaTime.DateOf(now)), now);
        if (!record.HasCitizenId)
            record.RequestRegistration(now);
    }

    /// <summary>Stores the change with its audit entry and the letter that it calls for.</summary>
    public static void Store(UnitOfWork<CivilAffairsDb> unit, Verified child)
    {
        var (before, after) = child;
        unit.Db.Attach(before.Copy()).CurrentValues.SetValues(after);
        if (after.State != before.State)
            unit.Audit($"CHILD_{Law.Word(after.State)}", after.ChildId.ToString());
        if (after.RegistrationRequestTime is not null && before.RegistrationRequestTime is null)
            RequestRegistration(unit, after);
    }

    private static void RequestRegistration(UnitOfWork<CivilAffairsDb> unit, ChildRecord record)
    {
        var (id, county) = (record.ChildId.ToString(), record.Residence.County);
        var letter = new RegistrationRequest
        {
            ChildId = id,
            Identity = new SealedIdentity { Sealed = ByteString.CopyFrom(record.Identity) },
            ResidenceDivision = county.ToString(),
        };
        unit.Send(letter, new Office(CivilAffairsNode.Department, county), new Office("publicsecurity", county), subject: id, version: 1);
        unit.Audit("REQUEST_REGISTRATION", id);
    }
}
