using System.ComponentModel.DataAnnotations;
using Exchange.CivilAffairs.Referrals;
using Exchange.CivilAffairs.Register.Import;

namespace Exchange.CivilAffairs;

/// <summary>The settings of the section <c>CivilAffairs</c>. Every default works.</summary>
public sealed class CivilAffairsOptions
{
    /// <summary>Months after which an entry must be checked with the family again, 1–60.</summary>
    [Range(1, 60)]
    public int RefreshMonths { get; set; } = 6;

    public VerificationOptions Verification { get; set; } = new();

    public ReferralOptions Referrals { get; set; } = new();

    public ImportOptions Import { get; set; } = new();
}

/// <summary>How the other departments are asked.</summary>
public sealed class VerificationOptions
{
    /// <summary>Children asked about at the same time by one process, 2–1000; each has up to four questions.</summary>
    [Range(2, 1000)]
    public int Concurrency { get; set; } = 128;

    /// <summary>Deadline of one question, in seconds, 0.05–60.</summary>
    [Range(0.05, 60)]
    public double QuestionSeconds { get; set; } = 5;

    /// <summary>Pause before a question that timed out is put again, in seconds, 0.05–3600; it doubles each time.</summary>
    [Range(0.05, 3600)]
    public double FirstRetrySeconds { get; set; } = 1;

    /// <summary>Longest such pause, in seconds, 1–86400.</summary>
    [Range(1, 86400)]
    public double LongestRetrySeconds { get; set; } = 60;

    /// <summary>
    /// Seconds after which children about whom an instance died asking go to another one, 2–3600. Longer than a question.
    /// </summary>
    [Range(2, 3600)]
    public double LeaseSeconds { get; set; } = 20;
}
