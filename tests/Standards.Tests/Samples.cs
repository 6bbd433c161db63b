namespace Exchange.Standards.Tests;

/// <summary>Seeded random values for property tests: the same values at every run, and the failing one is in the message.</summary>
internal static class Samples
{
    public static void Each<T>(int count, Func<Random, T> make, Action<T> holds)
        where T : notnull
    {
        var random = new Random(20_250_801);
        for (var i = 0; i < count; i++)
        {
            var sample = make(random);
            try
            {
                holds(sample);
            }
            catch (Exception failure)
            {
                throw new ShouldAssertException($"Sample {i} fails: {sample}", failure);
            }
        }
    }

    public static DateOnly Date(Random random, int firstYear, int lastYear)
    {
        var first = new DateOnly(firstYear, 1, 1);
        return first.AddDays(random.Next(new DateOnly(lastYear, 12, 31).DayNumber - first.DayNumber + 1));
    }

    /// <summary>A number of a synthetic person, revealed.</summary>
    public static string CitizenNumber(Random random) =>
        CitizenId.Create("219901", Date(random, 1900, 2099), random.Next(1, 1000)).Reveal();

    /// <summary>Every text that differs from <paramref name="text"/> in one place.</summary>
    public static IEnumerable<string> SingleErrors(string text, Func<int, string> alphabet)
    {
        for (var place = 0; place < text.Length; place++)
        {
            foreach (var other in alphabet(place).Where(other => other != text[place]))
                yield return text[..place] + other + text[(place + 1)..];
        }
    }

    /// <summary>Every text that differs from <paramref name="text"/> by two neighbours that changed places.</summary>
    public static IEnumerable<string> Transpositions(string text)
    {
        for (var place = 1; place < text.Length; place++)
        {
            if (text[place - 1] != text[place])
                yield return text[..(place - 1)] + text[place] + text[place - 1] + text[(place + 1)..];
        }
    }
}
