using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.MedicalInsurance.Domain.Covers;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.MedicalInsurance.Covers;

internal sealed partial class CoverService
{
    public override async Task<VerifyCoverageResponse> VerifyCoverage(VerifyCoverageRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        check.Person(request.Person, "person", ErrorReason.CitizenIdInvalid);
        if (request.InsuredDivision.Length > 0)
            check.County(request.InsuredDivision, "insured_division", ErrorReason.DivisionUnknown);
        check.ThrowIfAny();

        var found = await register.FindAsync(CitizenId.Parse(request.Person.CitizenId), call.CancellationToken);
        var standing = Standing.Of(found.Select(Record));
        if (standing.Count != 1)
        {
            var outcome = standing.Count == 0 ? VerificationOutcome.NoRecord : VerificationOutcome.Multiple;
            return new() { Verification = new() { Outcome = outcome }, AnswerTime = Now };
        }

        var cover = found[standing[0].Index];
        var differences = Comparison.Of(
            Statement(request.Person, request.InsuredDivision), Statement(cover.Person, cover.InsuredDivision));
        return new()
        {
            Verification = new()
            {
                Outcome = differences.Count == 0 ? VerificationOutcome.Match : VerificationOutcome.Mismatch,
                MismatchedFields = { differences },
            },
            Status = cover.Status,
            InsuredDivision = cover.InsuredDivision,
            AnswerTime = Now,
        };
    }

    private static CoverRecord Record(Cover cover, int index) =>
        new(CivilDate.Parse(cover.StatusDate), cover.Status == CoverStatus.Active, index);

    private static InsuredStatement Statement(PersonIdentity person, string insured) => new(
        person.Name, CivilDate.ParseIfAny(person.BirthDate), insured.Length == 0 ? DivisionCode.None : DivisionCode.Parse(insured));
}
