using System.Collections.Concurrent;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Testing;

/// <summary>A county's civil affairs as the other departments see them: it writes letters, and hears what is published.</summary>
public sealed class CountyNode : INode<CountyDb>
{
    public static string Department => "civilaffairs";

    public static void Configure(NodeBuilder<CountyDb> node)
    {
        node.Services.AddSingleton<Heard>();
        node.Event<HouseholdMoved, Hear<HouseholdMoved>>();
        node.Event<GuardianStatusChanged, Hear<GuardianStatusChanged>>();
        node.Event<EnrollmentChanged, Hear<EnrollmentChanged>>();
    }
}

/// <summary>The facts that a county has heard of, in the order of their coming.</summary>
public sealed class Heard
{
    private readonly ConcurrentQueue<IMessage> _facts = new();

    public void Add(IMessage fact) => _facts.Enqueue(fact);

    public IReadOnlyList<T> Of<T>()
        where T : IMessage => [.. _facts.OfType<T>()];
}

public sealed class Hear<T>(Heard heard) : IHandle<T, CountyDb>
    where T : class, IMessage<T>
{
    public Task HandleAsync(Delivery<T> delivery, UnitOfWork<CountyDb> unit, CancellationToken ct)
    {
        heard.Add(delivery.Message);
        return Task.CompletedTask;
    }
}

public sealed class CountyDb(DbContextOptions<CountyDb> options) : NodeDb(options);

[DbContext(typeof(CountyDb))]
[Migration("0001_county")]
public sealed class CountyTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreatePlatformTables();
}
