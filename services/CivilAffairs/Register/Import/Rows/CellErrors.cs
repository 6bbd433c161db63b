using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>Says what is wrong with a cell, in the words of the contract.</summary>
internal static class CellErrors
{
    /// <param name="header">The column's header as the file writes it.</param>
    /// <param name="reason">Why the cell is refused.</param>
    /// <param name="details">Fill the placeholders of the reason's text. Never the cell's value.</param>
    public static CellError Of(string header, ErrorReason reason, params (string, object)[] details)
    {
        var (name, text) = Fault.Describe(reason, details);
        return new CellError { Column = header, Reason = name, Text = text };
    }

    /// <summary>The same reason with a text that says more than the contract's.</summary>
    public static CellError Of(string header, ErrorReason reason, string text)
    {
        var error = Of(header, reason);
        error.Text = text;
        return error;
    }
}
