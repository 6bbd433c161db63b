using System.CommandLine;
using Exchange.Cli.Clients;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange referrals return</c>: sends a case back, naming why and, for a wrong county, which is right.</summary>
internal static class ReferralReturnCommand
{
    private static readonly Option<string> Why = new("--why")
    {
        Description = "退回原因 hukou-not-here | material-missing | duplicate",
        Required = true,
    };

    private static readonly Option<string> Right = new("--right") { Description = "正确的户籍县 the right county, 6 digits", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Evidence = new("--evidence") { Description = "证据 kind and digest of the evidence", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Missing = new("--missing") { Description = "缺少的材料 what is missing", DefaultValueFactory = _ => "" };

    static ReferralReturnCommand() => Why.AcceptOnlyFromAmong("hukou-not-here", "material-missing", "duplicate");

    public static Command Create() => ReferralCommands.Act(
        "return", "退回 send the case back", ReferralSide.Hukou, [Why, Right, Evidence, Missing],
        (client, id, result, deadline) => client.ReturnReferralAsync(new()
        {
            RequestId = Call.NewRequestId(),
            ReferralId = id,
            Reason = result.GetValue(Why) switch
            {
                "material-missing" => ReturnReason.MaterialMissing,
                "duplicate" => ReturnReason.Duplicate,
                _ => ReturnReason.HukouNotHere,
            },
            RightDivision = result.GetValue(Right)!,
            Evidence = result.GetValue(Evidence)!,
            ReasonText = result.GetValue(Missing)!,
        }, deadline: deadline).Then(answer => answer.Referral));
}
