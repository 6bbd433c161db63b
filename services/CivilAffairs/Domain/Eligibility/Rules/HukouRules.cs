using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>The hukou county pays and decides, so that nobody can before it is known. A collective hukou is a hukou.</summary>
internal static class HukouRules
{
    public static AppliedRule Registered(ChildFacts child, DivisionCode place, Law law)
    {
        FactUsed[] facts =
        [
            Law.Fact("child.hukou", child.Hukou.State),
            Law.Fact("child.hukou_county", place.County),
            Law.Fact("child.hukou_collective", child.Hukou.IsCollective),
        ];
        if (child.Hukou.State == HukouState.Unregistered)
        {
            return law.Undecided(
                Rule.HukouRegistered,
                new MissingFact(
                    "HUKOU_REGISTRATION",
                    Authority.PublicSecurity,
                    "未落户，须先由公安机关办理户口登记",
                    "Not registered: public security has to register the child first"),
                facts);
        }

        return child.Hukou.State == HukouState.Unknown || place.County.IsNone
            ? law.Undecided(
                Rule.HukouRegistered,
                new MissingFact("HUKOU_DIVISION", Authority.PublicSecurity, "缺少户籍所在县（市、区）", "The hukou county is missing"),
                facts)
            : law.Held(
                Rule.HukouRegistered,
                child.Hukou.IsCollective ? $"户籍在 {place.County}（集体户）" : $"户籍在 {place.County}",
                child.Hukou.IsCollective ? $"Registered in {place.County} (collective hukou)" : $"Registered in {place.County}",
                facts);
    }
}
