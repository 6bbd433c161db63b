using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;

namespace Exchange.PublicSecurity.Registration;

/// <summary>Opens a task for a child whom civil affairs found without a hukou; asking again about the same child changes nothing.</summary>
internal sealed class OpenTaskOnRegistrationRequest : IHandle<RegistrationRequest, PublicSecurityDb>
{
    public async Task HandleAsync(Delivery<RegistrationRequest> delivery, UnitOfWork<PublicSecurityDb> unit, CancellationToken ct)
    {
        var request = delivery.Message;
        if (!Guid.TryParse(request.ChildId, out var child))
            throw new RefuseMessageException("child_id is not a UUID");
        if (!DivisionCode.TryParse(request.ResidenceDivision, out var residence) || residence.Level != DivisionLevel.County)
            throw new RefuseMessageException("residence_division is not a county");
        if (await unit.Db.RegistrationTasks.AnyAsync(task => task.ChildId == child, ct))
            return;

        unit.Db.RegistrationTasks.Add(new()
        {
            TaskId = unit.NewId(),
            ChildId = child,
            ResidenceDivision = $"{residence}",
            Sealed = request.Identity?.Sealed.ToByteArray() ?? [],
            CreateTime = unit.Now,
        });
        unit.Audit("OPEN_REGISTRATION_TASK", $"{child}");
    }
}
