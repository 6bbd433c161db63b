using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.PublicSecurity.Domain;
using Exchange.Standards;
using Grpc.Core;
using Sex = Exchange.Standards.Sex;

namespace Exchange.PublicSecurity.Households;

internal sealed partial class HouseholdService
{
    public override async Task<VerifyHouseholdResponse> VerifyHousehold(VerifyHouseholdRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        check.Person(request.Person, "person", ErrorReason.CitizenIdInvalid);
        if (request.HukouDivision.Length > 0)
            HouseholdCheck.Place(check, request.HukouDivision, "hukou_division");
        check.ThrowIfAny();

        var found = await register.FindAsync(CitizenId.Parse(request.Person.CitizenId), call.CancellationToken);
        if (Unanswerable(found) is { } unanswerable)
            return new() { Verification = unanswerable, AnswerTime = Now };

        var household = found[0];
        var differences = Comparison.Of(
            Statement(request.Person, request.HukouDivision), Statement(household.Person, household.HukouDivision));
        return new()
        {
            Verification = new()
            {
                Outcome = differences.Count == 0 ? VerificationOutcome.Match : VerificationOutcome.Mismatch,
                MismatchedFields = { differences },
            },
            HukouDivision = household.HukouDivision,
            Collective = household.Collective,
            AnswerTime = Now,
        };
    }

    private static PersonStatement Statement(PersonIdentity person, string hukou) => new(
        person.Name,
        person.Sex switch { Contracts.Type.V1.Sex.Male => Sex.Male, Contracts.Type.V1.Sex.Female => Sex.Female, _ => Sex.Unknown },
        CivilDate.ParseIfAny(person.BirthDate),
        hukou.Length == 0 ? DivisionCode.None : DivisionCode.Parse(hukou));
}
