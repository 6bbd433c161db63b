using System.Text.RegularExpressions;

namespace Exchange.Tests.Architecture.Rules;

/// <summary>A name that fits everything collects everything.</summary>
internal static partial class VagueNames
{
    public static readonly Rule Rule = new()
    {
        Says = "No file or folder is called common, utils, helpers or manager, and there are no repository interfaces.",
        LooksAt = file => file.IsCSharp,
        Violations = Rule.EachFile(file => Vague().IsMatch(file.Path) ? [$"{file.Path}: name it after what it does"] : []),
        Offenders =
        [
            new("services/Education/Common/Dates.cs", ""),
            new("services/Education/Utils.cs", ""),
            new("services/Education/DateHelpers.cs", ""),
            new("services/Education/EnrolmentHelper.cs", ""),
            new("services/Education/GrantManager.cs", ""),
            new("services/Education/IPupilRepository.cs", ""),
        ],
        Innocents =
        [
            new("services/Education/Enrolments/VerifyEnrollment.cs", ""),
            new("platform/Grpc/Grpc.Net.Common/Header.cs", ""),
            new("tests/Exchange.Tests/Architecture/Repository.cs", ""),
        ],
    };

    [GeneratedRegex(
        @"(^|/)(Common|Utils?|Utilities|Helpers?|Misc|Shared)(/|\.cs$)"
        + @"|(Helpers?|Utils?|Utilities|Manager)\.cs$"
        + @"|/I\w+Repository\.cs$")]
    private static partial Regex Vague();
}
