namespace Exchange.Province;

/// <summary>Deals stories in the proportions of the catalogue: every deck of cards holds each story, shuffled by the seed.</summary>
internal sealed class StoryDeck(int seed)
{
    private readonly Story[] _cards = [.. Stories.All.SelectMany(story => Enumerable.Repeat(story, story.Weight))];
    private int _round = -1;

    /// <summary>The story of a child; positions are asked for in order.</summary>
    public Story StoryOf(int index)
    {
        if (index / _cards.Length is var round && round != _round)
        {
            // A new shuffle of the ordered cards, so that a round's order depends on the seed and the round alone.
            Array.Sort(_cards, (a, b) => string.CompareOrdinal(a.Name, b.Name));
            new Random(unchecked(seed * 31 + round)).Shuffle(_cards);
            _round = round;
        }
        return _cards[index % _cards.Length];
    }
}
