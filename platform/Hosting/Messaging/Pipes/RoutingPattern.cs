namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>Topic matching as AMQP defines it: words between dots, <c>*</c> is one word, <c>#</c> any number of them.</summary>
internal static class RoutingPattern
{
    public static bool Matches(string pattern, string key) => Matches(pattern.Split('.'), key.Split('.'));

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> key)
    {
        if (pattern.IsEmpty) return key.IsEmpty;
        if (pattern[0] == "#") return Matches(pattern[1..], key) || (!key.IsEmpty && Matches(pattern, key[1..]));
        return !key.IsEmpty && (pattern[0] == "*" || pattern[0] == key[0]) && Matches(pattern[1..], key[1..]);
    }
}
