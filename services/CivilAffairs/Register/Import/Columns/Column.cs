namespace Exchange.CivilAffairs.Register.Import.Columns;

/// <summary>What a column of a ledger is about.</summary>
internal enum Column
{
    Name,
    CitizenId,
    Sex,
    BirthDate,
    Hukou,
    HukouKind,
    Residence,
    Address,
    LeftDate,
    Living,
    GuardianName,
    GuardianRelationship,
    GuardianPhone,
    School,
    Insurance,
    MinimumLiving,
    MinimumLivingAmount,
    ExtremePoverty,
    ExtremePovertyAmount,
    DisabilityType,
    DisabilityGrade,
    DisabilityAmount,
    LivingDifficulty,
    MedicalDifficulty,
    SchoolingDifficulty,
    Difficulties,
    CareMode,
}
