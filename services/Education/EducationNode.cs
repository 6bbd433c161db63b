using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Education.V1;
using Exchange.Education.Protection;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using EnrollmentService = Exchange.Education.Enrollments.EnrollmentService;

namespace Exchange.Education;

/// <summary>Education (教育): keeps the school register and knows the protected students. This is its table of contents.</summary>
public sealed class EducationNode : INode<EducationDb>
{
    public static string Department => "education";

    public static void Configure(NodeBuilder<EducationDb> node)
    {
        node.Rpc<EnrollmentService>(allow: ["civilaffairs", "education"], write: [Department]);
        node.Services.AddSingleton<SealedRegister<EducationDb, Enrollment>>();

        node.Letter<ProtectionNotice, MarkStudentOnProtectionNotice>();
    }
}
