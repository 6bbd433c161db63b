using Exchange.CivilAffairs.Eligibility;
using Exchange.CivilAffairs.Register;
using Exchange.CivilAffairs.Verification;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Grpc;
using Exchange.Hosting;

namespace Exchange.CivilAffairs;

/// <summary>Civil affairs (民政): keeps the ledger, asks the other departments, decides, refers. This is its table of contents.</summary>
public sealed class CivilAffairsNode : INode<CivilAffairsDb>
{
    public static string Department => "civilaffairs";

    public static void Configure(NodeBuilder<CivilAffairsDb> node)
    {
        var options = node.Options<CivilAffairsOptions>("CivilAffairs");
        node.Services.AddSingleton(ServedDivisions.Of(node.Settings));

        // The ledger.
        node.Rpc<RegisterService>();
        node.Services.AddSingleton<StatementVault>().AddSingleton<ChildView>().AddSingleton<BulkChildWriter>();

        // Asking the other departments.
        node.Client<HouseholdService.HouseholdServiceClient>("publicsecurity", AskOnce);
        node.Client<EnrollmentService.EnrollmentServiceClient>("education", AskOnce);
        node.Client<CoverService.CoverServiceClient>("medicalinsurance", AskOnce);
        node.Services.AddSingleton<Departments>().AddSingleton<Outages>().AddSingleton<Inquiry>().AddSingleton<ClaimedChildren>().AddSingleton<Conclusion>();
        node.Job<VerifyChildren>();

        // Deciding.
        node.Rpc<EligibilityService>();
        node.Job<WatchCalendar>();
        node.Event<HouseholdMoved, ReassessOnHouseholdMoved>();
        node.Event<GuardianStatusChanged, ReviewOnGuardianStatusChanged>();
        node.Event<EnrollmentChanged, NoteOnEnrollmentChanged>();

        // A question that gets no answer is put again by the ledger, with pauses that outlast a call.
        void AskOnce(ExchangeClientOptions client) => (client.Deadline, client.Attempts) = (TimeSpan.FromSeconds(options.Verification.QuestionSeconds), 1);
    }
}
