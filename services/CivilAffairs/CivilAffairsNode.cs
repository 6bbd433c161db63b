using Exchange.CivilAffairs.Eligibility;
using Exchange.CivilAffairs.Referrals;
using Exchange.CivilAffairs.Register;
using Exchange.CivilAffairs.Register.Import;
using Exchange.CivilAffairs.Verification;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Grpc;
using Exchange.Hosting;
using Letters = Exchange.Contracts.CivilAffairs.V1;

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
        node.Services.AddSingleton<StatementVault>().AddSingleton<ChildView>();
        node.Services.AddSingleton<BulkChildWriter>().AddSingleton<LedgerImporter>().AddSingleton<ImportTraffic>();

        // Asking the other departments.
        node.Client<HouseholdService.HouseholdServiceClient>("publicsecurity", AskOnce);
        node.Client<EnrollmentService.EnrollmentServiceClient>("education", AskOnce);
        node.Client<CoverService.CoverServiceClient>("medicalinsurance", AskOnce);
        node.Services.AddSingleton<Departments>().AddSingleton<Outages>().AddSingleton<Inquiry>().AddSingleton<ClaimedChildren>();
        node.Job<VerifyChildren>();

        // Deciding.
        node.Rpc<EligibilityService>();
        node.Job<WatchCalendar>();
        node.Event<HouseholdMoved, ReassessOnHouseholdMoved>();
        node.Event<GuardianStatusChanged, ReviewOnGuardianStatusChanged>();
        node.Event<EnrollmentChanged, NoteOnEnrollmentChanged>();

        // Referring, on the residence side.
        node.Rpc<ReferralService>(allow: [Department]);
        node.Services.AddSingleton<ReferralDesk>().AddSingleton<LetterDesk>().AddSingleton<ReferralView>().AddSingleton<ChildFiles>();
        node.Letter<Letters.ReferralDecision, FollowAnswerOnReferralDecision>();
        node.Letter<Letters.ProtectionResult, RecordAwardOnProtectionResult>();
        node.Letter<Letters.DisputeRuling, FollowRulingOnDisputeRuling>();
        node.Letter<Letters.ChildFileTransfer, TakeFileOnChildFileTransfer>();

        // Being referred to, on the hukou side and at the gateway.
        node.Letter<Letters.ReferralLetter, RecordCaseOnReferralLetter>();
        node.Letter<Letters.ReferralWithdrawal, AnswerOnReferralWithdrawal>();
        node.Letter<Letters.NoticeAddressChange, ReaddressOnNoticeAddressChange>();
        node.Letter<Letters.Acknowledgement, CloseOnAcknowledgement>();
        node.Letter<Letters.BenefitTransfer, TakeOverOnBenefitTransfer>();
        node.Event<HouseholdMoved, RerouteOnHouseholdMoved>();
        node.Job<PushExternalReferrals>();

        // Watching over both: deadlines, superiors, streams.
        node.Letter<Letters.EscalationNotice, RecordOnEscalationNotice>();
        node.Letter<Letters.DisputeNotice, OpenDisputeOnDisputeNotice>();
        node.Job<EscalateOverdueReferrals>(exclusive: true);
        node.Services.AddSingleton<ReferralFeed>().AddSingleton<FeedReader>();
        node.Job<FollowReferrals>();

        // A question that gets no answer is put again by the ledger, with pauses that outlast a call.
        void AskOnce(ExchangeClientOptions client) =>
            (client.Deadline, client.Attempts) = (TimeSpan.FromSeconds(options.Verification.QuestionSeconds), 1);
    }
}
