using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.PublicSecurity.Households;

internal sealed partial class HouseholdService
{
    public override async Task<ListRegistrationTasksResponse> ListRegistrationTasks(
        ListRegistrationTasksRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        var isPrefix = request.Division.Length is 0 or 2 or 4 or 6 && request.Division.All(char.IsAsciiDigit);
        check.Require(isPrefix, PlatformErrorReason.FieldInvalid, "division");
        var size = check.PageSize(request.PageSize, "page_size");
        check.ThrowIfAny();
        var after = PageToken.Read(request.PageToken, request, "page_token") ?? Guid.Empty;

        var ct = call.CancellationToken;
        var tasks = await transactions.ReadAsync(
            db => db.RegistrationTasks
                .Where(task => task.TaskId > after && task.ResidenceDivision.StartsWith(request.Division))
                .OrderBy(task => task.TaskId)
                .Take(size + 1)
                .ToListAsync(ct),
            ct);
        return new()
        {
            Tasks =
            {
                tasks.Take(size).Select(task => new RegistrationTask
                {
                    ChildId = $"{task.ChildId}",
                    ResidenceDivision = task.ResidenceDivision,
                    CreateTime = task.CreateTime.ToTimestamp(),
                }),
            },
            NextPageToken = tasks.Count > size ? PageToken.Write(tasks[size - 1].TaskId, request) : "",
        };
    }
}
