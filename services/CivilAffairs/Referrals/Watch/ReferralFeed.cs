namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// What the node's watchers share: the newest changes, and a bell that wakes all of them. One reader fills it; a watcher costs no query
/// while it keeps up.
/// </summary>
internal sealed class ReferralFeed
{
    private const int Kept = 5000;

    private readonly Lock _lock = new();
    private readonly List<ReferralChange> _changes = [];
    private FeedPosition? _from;
    private FeedPosition _to;
    private TaskCompletionSource _bell = NewBell();
    private int _watchers;

    /// <summary>Nobody watches: nothing needs to be read.</summary>
    public bool IsIdle => Volatile.Read(ref _watchers) == 0;

    /// <summary>Rings at the next change.</summary>
    public Task Next
    {
        get
        {
            lock (_lock)
                return _bell.Task;
        }
    }

    /// <summary>Where the reader has come to; null when it has to begin.</summary>
    public FeedPosition? ReadTo
    {
        get
        {
            lock (_lock)
                return _from is null ? null : _to;
        }
    }

    public IDisposable Watch()
    {
        Interlocked.Increment(ref _watchers);
        return new Watcher(this);
    }

    /// <summary>Begins at a position and forgets what was kept before. The watchers look once more: what lies before it is no news to come.</summary>
    public void Begin(FeedPosition at)
    {
        TaskCompletionSource rung;
        lock (_lock)
        {
            _changes.Clear();
            (_from, _to) = (at, at);
            (rung, _bell) = (_bell, NewBell());
        }

        rung.SetResult();
    }

    /// <summary>Adds what the reader has found behind <see cref="ReadTo"/>, and wakes the watchers if that is anything.</summary>
    public void Add(FeedPage page)
    {
        TaskCompletionSource rung;
        lock (_lock)
        {
            _to = page.End;
            if (page.Changes.Count == 0)
                return;
            _changes.AddRange(page.Changes);
            if (_changes.Count > 2 * Kept)
            {
                var dropped = _changes.Count - Kept;
                _from = _changes[dropped - 1].At;
                _changes.RemoveRange(0, dropped);
            }

            (rung, _bell) = (_bell, NewBell());
        }

        rung.SetResult();
    }

    /// <summary>What is kept behind a position; null when that lies outside of what is kept, and the database has to be asked.</summary>
    public FeedPage? TryRead(FeedPosition after)
    {
        lock (_lock)
        {
            if (_from is null || after < _from || after > _to)
                return null;
            return new FeedPage(_changes[IndexBehind(after)..], _to, IsLast: true);
        }
    }

    /// <summary>Where the changes behind a position begin.</summary>
    private int IndexBehind(FeedPosition position)
    {
        var (low, high) = (0, _changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_changes[middle].At > position)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Leave()
    {
        if (Interlocked.Decrement(ref _watchers) > 0)
            return;
        lock (_lock)
            _from = null;
    }

    private sealed class Watcher(ReferralFeed feed) : IDisposable
    {
        public void Dispose() => feed.Leave();
    }
}
