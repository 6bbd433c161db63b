using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Province;

namespace Exchange.Cli.Clients;

/// <summary>Loads the synthetic province into the three departments' registers, in batches over one stream each.</summary>
internal static class RegistrySeeding
{
    private const int BatchSize = 500;

    /// <param name="clients">The clients of the node of each department.</param>
    /// <param name="children">The children.</param>
    /// <param name="today">The day of the province.</param>
    /// <param name="loaded">Hears how many children each department has been told of, as they go.</param>
    /// <param name="ct">Ends the loading.</param>
    public static async Task LoadAsync(
        (HouseholdService.HouseholdServiceClient Households, EnrollmentService.EnrollmentServiceClient Enrollments, CoverService.CoverServiceClient Covers) clients,
        IEnumerable<SyntheticChild> children, DateOnly today, Action<int> loaded, CancellationToken ct)
    {
        using var households = clients.Households.ImportHouseholds(cancellationToken: ct, deadline: DateTime.UtcNow.AddHours(1));
        using var enrollments = clients.Enrollments.ImportEnrollments(cancellationToken: ct, deadline: DateTime.UtcNow.AddHours(1));
        using var covers = clients.Covers.ImportCovers(cancellationToken: ct, deadline: DateTime.UtcNow.AddHours(1));

        foreach (var batch in children.Chunk(BatchSize))
        {
            var household = new ImportHouseholdsRequest { RequestId = Call.NewRequestId() };
            household.Households.AddRange(batch.SelectMany(Registers.Households));
            var enrollment = new ImportEnrollmentsRequest { RequestId = Call.NewRequestId() };
            enrollment.Enrollments.AddRange(batch.Select(child => Registers.Enrollment(child, today)).OfType<Enrollment>());
            var cover = new ImportCoversRequest { RequestId = Call.NewRequestId() };
            cover.Covers.AddRange(batch.Select(Registers.Cover).OfType<Cover>());

            await households.RequestStream.WriteAsync(household, ct);
            await enrollments.RequestStream.WriteAsync(enrollment, ct);
            await covers.RequestStream.WriteAsync(cover, ct);
            loaded(batch.Length);
        }
        await households.RequestStream.CompleteAsync();
        await enrollments.RequestStream.CompleteAsync();
        await covers.RequestStream.CompleteAsync();
        await Task.WhenAll(households.ResponseAsync, enrollments.ResponseAsync, covers.ResponseAsync);
    }
}
