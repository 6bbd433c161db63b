using Exchange.Standards;

namespace Exchange.Province;

/// <summary>
/// A province of people who never lived, drawn from a seed: the same seed and day give the same children, one at a time, so that
/// 300,000 of them need no memory. Every number begins with 219901, a prefix that GB/T 2260 has never assigned.
/// </summary>
/// <param name="seed">Any number.</param>
/// <param name="today">The day that the planted facts are relative to.</param>
public sealed class SyntheticProvince(int seed, DateOnly today)
{
    /// <summary>The children of the first <paramref name="count"/> rows of the ledger of Shenyang, in order.</summary>
    public IEnumerable<SyntheticChild> Children(int count)
    {
        var deck = new StoryDeck(seed);
        var places = new Places();
        var people = new People(today);
        for (var index = 0; index < count; index++)
            yield return Draw(index, deck.StoryOf(index), places, people);
    }

    private SyntheticChild Draw(int index, Story story, Places places, People people)
    {
        var random = new Random(HashOf(seed, index));
        var draft = new ChildDraft(random, today, places, people, index);
        story.Plant(draft);
        return draft.Finish(story);
    }

    // System.HashCode differs from run to run; a drawn child must not.
    private static int HashOf(int seed, int index) => unchecked((seed * 16777619) ^ (index * -1640531527));
}
