using System.Text;
using System.Text.RegularExpressions;

namespace Exchange.CivilAffairs.Register.Import.Columns;

/// <summary>Headers as people write them: with blanks, line breaks, stars for what is required, and remarks in brackets.</summary>
internal static partial class HeaderText
{
    /// <summary>What is compared: letters and digits alone, full-width ones made half-width, capitals made small.</summary>
    public static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var character in header.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(character))
                key.Append(char.ToLowerInvariant(character));
        }

        return key.ToString();
    }

    /// <summary>The keys to look for: without remarks in brackets, then with them.</summary>
    public static IEnumerable<string> KeysOf(string header)
    {
        yield return Key(Remarks().Replace(header, ""));
        yield return Key(header);
    }

    [GeneratedRegex(@"[（(\[【〔][^）)\]】〕]*[）)\]】〕]")]
    private static partial Regex Remarks();
}
