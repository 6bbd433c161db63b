using System.Data.Common;

namespace Exchange.Hosting.Storage;

/// <summary>Hot statements in plain SQL: in the unit's transaction, past the change tracker, which costs several times as much.</summary>
internal static class PlainSql
{
    /// <summary>A command of the unit. Several statements, separated by semicolons, are one round trip.</summary>
    public static DbCommand Command(this UnitOfWork unit, string sql)
    {
        var command = unit.Connection.CreateCommand();
        command.Transaction = unit.Transaction;
        command.CommandText = sql;
        return command;
    }

    /// <summary>Adds a parameter with its value as the database keeps it: on SQLite an instant is an integer.</summary>
    public static void Add(this DbCommand command, UnitOfWork unit, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value is DateTimeOffset instant && !unit.IsPostgres ? UnixMicroseconds.From(instant) : value;
        command.Parameters.Add(parameter);
    }
}
