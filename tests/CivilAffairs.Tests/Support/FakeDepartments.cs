using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Answer = Exchange.Contracts.Type.V1.Verification;

namespace Exchange.CivilAffairs.Tests.Support;

/// <summary>
/// The other departments as the tests need them: real gRPC servers whose answers are scripted. They stand in for services of others; the
/// flows with the real ones are tested elsewhere.
/// </summary>
internal sealed class FakeDepartments : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeDepartments(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>How often each method was called.</summary>
    public CallCounts Calls => _app.Services.GetRequiredService<CallCounts>();

    public Script Script => _app.Services.GetRequiredService<Script>();

    /// <param name="port">A port of its own choice when 0.</param>
    public static async Task<FakeDepartments> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, port, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore().AddGrpc();
        builder.Services.AddSingleton<Script>().AddSingleton<CallCounts>();
        var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<Households>();
        app.MapGrpcService<Enrollments>();
        app.MapGrpcService<Covers>();
        await app.StartAsync();
        return new FakeDepartments(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private sealed class Households(Script script, CallCounts calls) : HouseholdService.HouseholdServiceBase
    {
        public override async Task<VerifyHouseholdResponse> VerifyHousehold(VerifyHouseholdRequest request, ServerCallContext call)
        {
            calls.Add(nameof(VerifyHousehold), request.Person.CitizenId);
            return await script.Household(request);
        }

        public override async Task<GetGuardianStatusResponse> GetGuardianStatus(GetGuardianStatusRequest request, ServerCallContext call)
        {
            calls.Add(nameof(GetGuardianStatus), request.CitizenId);
            return await script.Guardians(request);
        }
    }

    private sealed class Enrollments(Script script, CallCounts calls) : EnrollmentService.EnrollmentServiceBase
    {
        public override async Task<VerifyEnrollmentResponse> VerifyEnrollment(VerifyEnrollmentRequest request, ServerCallContext call)
        {
            calls.Add(nameof(VerifyEnrollment), request.Person.CitizenId);
            return await script.Enrollment(request);
        }
    }

    private sealed class Covers(Script script, CallCounts calls) : CoverService.CoverServiceBase
    {
        public override async Task<VerifyCoverageResponse> VerifyCoverage(VerifyCoverageRequest request, ServerCallContext call)
        {
            calls.Add(nameof(VerifyCoverage), request.Person.CitizenId);
            return await script.Cover(request);
        }
    }
}

/// <summary>
/// What the departments answer. To begin with, everybody is registered as stated and looked after, goes to school and is insured.
/// </summary>
internal sealed class Script
{
    public Func<VerifyHouseholdRequest, Task<VerifyHouseholdResponse>> Household { get; set; } = request => Scripted.Household(request.HukouDivision);

    public Func<GetGuardianStatusRequest, Task<GetGuardianStatusResponse>> Guardians { get; set; } =
        _ => Scripted.Guardians(ParentStatusKind.Functioning, ParentStatusKind.Functioning);

    public Func<VerifyEnrollmentRequest, Task<VerifyEnrollmentResponse>> Enrollment { get; set; } =
        _ => Task.FromResult(new VerifyEnrollmentResponse { Verification = Scripted.Of(VerificationOutcome.Match) });

    public Func<VerifyCoverageRequest, Task<VerifyCoverageResponse>> Cover { get; set; } =
        _ => Task.FromResult(new VerifyCoverageResponse { Verification = Scripted.Of(VerificationOutcome.Match) });
}

/// <summary>Answers for scripts.</summary>
internal static class Scripted
{
    public static Answer Of(VerificationOutcome outcome, params string[] fields) => new() { Outcome = outcome, MismatchedFields = { fields } };

    public static Task<VerifyHouseholdResponse> Household(string division, VerificationOutcome outcome = VerificationOutcome.Match, params string[] fields) =>
        Task.FromResult(new VerifyHouseholdResponse
        {
            Verification = Of(outcome, fields),
            HukouDivision = division,
            AnswerTime = new DateTimeOffset(2025, 7, 15, 2, 0, 0, TimeSpan.Zero).ToTimestamp(),
        });

    public static Task<GetGuardianStatusResponse> Guardians(ParentStatusKind father, ParentStatusKind mother) => Task.FromResult(new GetGuardianStatusResponse
    {
        Verification = Of(VerificationOutcome.Match),
        Parents = { Parent(ParentFacts.Types.Role.Father, father), Parent(ParentFacts.Types.Role.Mother, mother) },
    });

    public static Task<T> Fails<T>(StatusCode status) => Task.FromException<T>(new RpcException(new Status(status, "scripted")));

    private static ParentFacts Parent(ParentFacts.Types.Role role, ParentStatusKind kind) => new()
    {
        Role = role,
        Kind = ParentKind.Birth,
        Statuses = { new ParentStatusInterval { Kind = kind, FromDate = "2020-01-01", Source = "publicsecurity", TermMonths = kind == ParentStatusKind.Imprisoned ? 36 : 0 } },
    };
}

/// <summary>Counts calls by method and person.</summary>
internal sealed class CallCounts
{
    private readonly Lock _lock = new();
    private readonly List<(string Method, string Person)> _calls = [];

    public void Add(string method, string person)
    {
        lock (_lock)
            _calls.Add((method, person));
    }

    public int Of(string method)
    {
        lock (_lock)
            return _calls.Count(c => c.Method == method);
    }

    /// <summary>The most calls of a method about one person.</summary>
    public int MostAboutOne(string method)
    {
        lock (_lock)
            return _calls.Where(c => c.Method == method).GroupBy(c => c.Person).Max(g => g.Count());
    }
}
