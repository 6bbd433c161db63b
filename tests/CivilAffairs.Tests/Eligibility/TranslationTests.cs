using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Eligibility;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Proto = Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Tests.Eligibility;

/// <summary>The domain's words are the contract's. Some are translated by their numbers, so the numbers must agree.</summary>
public sealed class TranslationTests
{
    [Fact]
    public void Words_that_are_translated_by_number_agree()
    {
        Same<ChildState, Proto.ChildState>(0);
        Same<EndReason, Proto.EndReason>(0);
        Same<CheckOutcome, VerificationOutcome>(0);
        Same<LivingArrangement, Proto.LivingArrangement>(0);
        Same<CivilAffairs.Domain.Eligibility.CareMode, Contracts.Type.V1.CareMode>(0);
        Same<Category, BenefitCategory>(1);
        Same<MigrantStatus, Proto.Decision.Types.MigrantStatus>(0);
        Same<Standards.Sex, Contracts.Type.V1.Sex>(1);
    }

    [Fact]
    public void Destinations_agree_though_their_words_differ()
    {
        ((int)DestinationKind.Local).ShouldBe((int)Proto.Decision.Types.Destination.Local);
        ((int)DestinationKind.HukouCounty).ShouldBe((int)Proto.Decision.Types.Destination.ReferToHukouCounty);
        ((int)DestinationKind.ProvincialGateway).ShouldBe((int)Proto.Decision.Types.Destination.ProvincialGateway);
        ((int)DestinationKind.ManualReview).ShouldBe((int)Proto.Decision.Types.Destination.ManualReview);
        Enum.GetValues<DestinationKind>().Length.ShouldBe(Enum.GetValues<Proto.Decision.Types.Destination>().Length);
    }

    [Fact]
    public void Every_kind_of_status_of_the_contract_has_a_code_of_its_own()
    {
        var codes = Enum.GetValues<ParentStatusKind>().Where(k => k != ParentStatusKind.Unspecified)
            .Select(kind => StatusReader.Read(new ParentStatusInterval { Kind = kind }, new FieldReader("", new FieldCheck())).Code).ToList();

        codes.Distinct().Count().ShouldBe(codes.Count);
        codes.ShouldBe(Enum.GetValues<StatusCode>(), ignoreOrder: true);
    }

    [Theory]
    [InlineData("judgment:sha256:00ff", "Judgment")]
    [InlineData("disability-card", "DisabilityCard")]
    [InlineData("", "NotStated")]
    [InlineData("hearsay:sha256:00", "NotStated")]
    public void Evidence_is_known_by_its_kind(string text, string evidence) =>
        StatusReader.Read(new ParentStatusInterval { Evidence = text }, new FieldReader("", new FieldCheck())).Evidence.ToString().ShouldBe(evidence);

    [Fact]
    public void Every_kind_of_evidence_and_every_authority_can_be_written()
    {
        var field = new FieldReader("", new FieldCheck());
        foreach (var evidence in Enum.GetValues<Evidence>().Where(e => e != Evidence.NotStated))
        {
            var text = Law.Word(evidence).ToLowerInvariant().Replace('_', '-') + ":sha256:00";
            StatusReader.Read(new ParentStatusInterval { Evidence = text }, field).Evidence.ShouldBe(evidence);
        }

        foreach (var authority in Enum.GetValues<Authority>().Where(a => a != Authority.Unknown))
            StatusReader.Read(new ParentStatusInterval { Source = authority.ToString().ToLowerInvariant() }, field).Source.ShouldBe(authority);
    }

    [Fact]
    public void Questions_have_names_and_no_two_the_same() =>
        Checks.Questions.Select(StoredChecks.NameOf).ShouldBe(["HOUSEHOLD", "GUARDIAN_STATUS", "ENROLLMENT", "COVERAGE"]);

    /// <summary>Value by value the same number, the contract's greater by <paramref name="shift"/>, and the same name.</summary>
    private static void Same<TDomain, TProto>(int shift)
        where TDomain : struct, Enum
        where TProto : struct, Enum
    {
        foreach (var value in Enum.GetValues<TDomain>())
        {
            var proto = (TProto)(object)(Convert.ToInt32(value, null) + shift);
            Enum.IsDefined(proto).ShouldBeTrue($"{value} has no number in {typeof(TProto)}");
            if (proto.ToString() != "Unspecified")
                proto.ToString().ShouldBe(Renamed.GetValueOrDefault(value.ToString(), value.ToString()));
        }
    }

    private static readonly Dictionary<string, string> Renamed = new() { ["Unspecified"] = "NotExplained" };
}
