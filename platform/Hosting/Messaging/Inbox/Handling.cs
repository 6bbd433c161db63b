namespace Exchange.Hosting.Messaging;

/// <summary>The message being handled, so that what its handler sends is known as its consequence.</summary>
internal static class Handling
{
    private static readonly AsyncLocal<WireMessage?> Message = new();

    public static WireMessage? Current => Message.Value;

    public static async Task OfAsync(WireMessage message, Func<Task> handle)
    {
        // Set in a method of its own: an AsyncLocal falls back to its former value when the method that set it returns.
        Message.Value = message;
        await handle();
    }
}
