namespace Exchange.Hosting.Messaging;

/// <summary>Says which item of a batch failed. What its handler threw is the inner exception.</summary>
internal sealed class ItemFailedException(Item item, Exception failure) : Exception("An item of the batch failed.", failure)
{
    public Item Item { get; } = item;

    /// <summary>What the handler threw.</summary>
    public Exception Failure { get; } = failure;

    /// <summary>Finds the item that is to blame for an exception; null where none is known to be.</summary>
    public static ItemFailedException? In(Exception? exception)
    {
        while (exception is not (null or ItemFailedException)) exception = exception.InnerException;
        return (ItemFailedException?)exception;
    }
}
