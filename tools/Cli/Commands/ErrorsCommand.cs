using System.CommandLine;
using System.Text;
using Exchange.Cli.Terminal;
using Exchange.Contracts.Type.V1;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange errors</c>: docs/errors.md, written from the options of the contracts' enums.</summary>
internal static class ErrorsCommand
{
    public static Command Create() => new Command("errors", "列出全部错误原因 list every error reason, as docs/errors.md")
        .Does((_, _, _) =>
        {
            Console.Out.Write(Page());
            return Task.FromResult(ExitCode.Done);
        });

    /// <summary>The page.</summary>
    public static string Page()
    {
        var page = new StringBuilder("""
            # Errors

            Every failed call carries a `google.rpc.Status` with an `ErrorInfo` (reason and domain below), a `LocalizedMessage` in zh-CN and, where a field
            is wrong, a `BadRequest` that names it. This page is written by `./exchange errors` from the enums in `protos/`.

            """);
        Write(page, "Any service (domain `<department>.exchange`)", ErrorReflection.Descriptor);
        Write(page, "Civil affairs 民政 (domain `civilaffairs.exchange`)", Contracts.CivilAffairs.V1.ErrorReasonReflection.Descriptor);
        Write(page, "Public security 公安 (domain `publicsecurity.exchange`)", Contracts.PublicSecurity.V1.ErrorReasonReflection.Descriptor);
        Write(page, "Education 教育 (domain `education.exchange`)", Contracts.Education.V1.ErrorReasonReflection.Descriptor);
        Write(page, "Medical insurance 医保 (domain `medicalinsurance.exchange`)", Contracts.MedicalInsurance.V1.ErrorReasonReflection.Descriptor);
        return page.ToString();
    }

    private static void Write(StringBuilder page, string title, FileDescriptor file)
    {
        page.Append($"\n## {title}\n\n| Reason | Status | 中文 | English |\n|---|---|---|---|\n");
        foreach (var reasons in file.EnumTypes)
        {
            var prefix = Prefix(reasons);
            foreach (var value in reasons.Values)
            {
                if (value.GetOptions()?.GetExtension(ErrorExtensions.Error) is { } error)
                    page.Append($"| `{value.Name[prefix.Length..]}` | {Upper(error.Code)} | {error.Zh} | {error.En} |\n");
            }
        }
    }

    // Every value's name begins with its enum's, in capitals: ERROR_REASON_.
    private static string Prefix(EnumDescriptor reasons) => reasons.Values[0].Name[..^"UNSPECIFIED".Length];

    private static string Upper(Code code) => CodeReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)code).Name;
}
