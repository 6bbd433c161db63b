using Exchange.Standards;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>
/// Finds the divisions that ledgers write, of which a few thousand stand in hundreds of thousands of rows. A text may go on below
/// the division, as addresses do: 沈阳市沈河区南塔街道文萃路8号.
/// </summary>
internal sealed class PlaceNames(Divisions divisions)
{
    private const int Remembered = 20_000;

    // An address is cut after one of these; the longest part that is a division counts.
    private const string Endings = "省市区县旗州盟镇乡道";

    private readonly Dictionary<(string, DivisionCode), Place> _found = [];

    /// <param name="text">The text of a cell.</param>
    /// <param name="within">Only divisions within this one; none for all.</param>
    public Place Find(string text, DivisionCode within)
    {
        if (_found.TryGetValue((text, within), out var known))
            return known;
        var place = Search(text, within);
        if (_found.Count < Remembered)
            _found.Add((text, within), place);
        return place;
    }

    private Place Search(string text, DivisionCode within)
    {
        for (var length = text.Length; length > 1; length = LastEnding(text, length - 1))
        {
            if (divisions.Find(text[..length], within) is { Count: > 0 } found)
                return new Place([.. found.Select(division => division.Code)], text[length..].Trim(' ', ',', '，', '-'));
        }

        return new Place([], "");
    }

    private static int LastEnding(string text, int before) => before <= 0 ? 0 : text.AsSpan(0, before).LastIndexOfAny(Endings) + 1;
}

/// <summary>The divisions that a text may mean.</summary>
/// <param name="Codes">None, one, or several of the same name.</param>
/// <param name="Rest">What follows the division in the text.</param>
internal sealed record Place(IReadOnlyList<DivisionCode> Codes, string Rest)
{
    public bool IsUnknown => Codes.Count == 0;

    public bool IsAmbiguous => Codes.Count > 1;
}
