using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Hosting.Messaging;

/// <summary>The tables of outbox, inbox and receipts.</summary>
internal static class MessagingTables
{
    public static void Map(ModelBuilder model)
    {
    }

    public static void Create(MigrationBuilder migration)
    {
    }
}
