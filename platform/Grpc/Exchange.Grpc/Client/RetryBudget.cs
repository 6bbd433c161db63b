namespace Exchange.Grpc;

/// <summary>
/// Keeps repetitions from burying a server that is down already, as gRPC's retry throttling does: every failure takes a token, every
/// success gives a part of one back, and with half of the tokens gone nothing is repeated. Shared by all clients of a channel.
/// </summary>
internal sealed class RetryBudget
{
    private const int Parts = 1000;

    private readonly int _most;
    private readonly int _reward;
    private int _tokens;

    /// <param name="tokens">How many tokens there are at most and at the beginning.</param>
    /// <param name="ratio">How much of a token a success gives back.</param>
    public RetryBudget(int tokens, double ratio)
    {
        _most = _tokens = tokens * Parts;
        _reward = (int)(ratio * Parts);
    }

    /// <summary>Whether a failed call may be repeated now.</summary>
    public bool IsLeft => Volatile.Read(ref _tokens) > _most / 2;

    public void Succeeded()
    {
        // Nearly always full, and then nothing is written that other cores share.
        if (Volatile.Read(ref _tokens) < _most)
            Add(_reward);
    }

    public void Failed() => Add(-Parts);

    private void Add(int change)
    {
        var known = Volatile.Read(ref _tokens);
        while (true)
        {
            var found = Interlocked.CompareExchange(ref _tokens, Math.Clamp(known + change, 0, _most), known);
            if (found == known)
                return;
            known = found;
        }
    }
}
