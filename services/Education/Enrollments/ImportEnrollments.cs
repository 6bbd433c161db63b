using Exchange.Contracts.Education.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.Education.Enrollments;

internal sealed partial class EnrollmentService
{
    public override async Task<ImportEnrollmentsResponse> ImportEnrollments(
        IAsyncStreamReader<ImportEnrollmentsRequest> requests, ServerCallContext call)
    {
        var total = new ImportEnrollmentsResponse();
        await foreach (var batch in requests.ReadAllAsync(call.CancellationToken))
        {
            Check(batch);
            var stored = await transactions.OnceAsync(batch, call, unit => StoreAsync(unit, batch, call.CancellationToken));
            total.EnrollmentCount += stored.EnrollmentCount;
        }
        return total;
    }

    private static void Check(ImportEnrollmentsRequest batch)
    {
        var check = new FieldCheck();
        check.Batch(batch, batch.Enrollments, "enrollments", EnrollmentCheck.Entry);
        check.ThrowIfAny();
    }

    // The first load of a register is no news: a change is published when it is recorded.
    private async Task<ImportEnrollmentsResponse> StoreAsync(
        UnitOfWork<EducationDb> unit, ImportEnrollmentsRequest batch, CancellationToken ct)
    {
        var entries = batch.Enrollments
            .Select(student => (CitizenId.Parse(student.Person.CitizenId), student.SchoolCreditCode, student))
            .ToList();
        await register.EnterAsync(unit, entries, ct);
        unit.Audit("IMPORT_ENROLLMENTS", batch.RequestId);
        return new() { EnrollmentCount = entries.Count };
    }
}
