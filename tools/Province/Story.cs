namespace Exchange.Province;

/// <summary>A difficulty that is planted, or its absence.</summary>
/// <param name="Name">Stable name, UPPER_SNAKE.</param>
/// <param name="Weight">How many of a deck's cards carry it.</param>
/// <param name="Plant">Changes the draft of an ordinary migrant child and writes its line of the answer key.</param>
internal sealed record Story(string Name, int Weight, Action<ChildDraft> Plant);
