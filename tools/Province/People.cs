using Exchange.Standards;

namespace Exchange.Province;

/// <summary>Numbers and names that never repeat: each is computed from a child's position, so nothing has to be remembered.</summary>
internal sealed class People
{
    /// <summary>An issue prefix that GB/T 2260 has never assigned.</summary>
    public const string Prefix = "219901";

    // Without 100, 200 … 900: with a check digit of 0, such a number looks like one that Excel has rounded, and a ledger keeps it in doubt.
    private const int SequencesADay = 990;
    private const int LeapDayEvery = 50;
    private static readonly string Surnames = "王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严";
    private static readonly string Given = "安宝晨晓雨雪梅兰竹菊松柏春夏秋冬明亮光辉文武英杰俊豪佳怡欣悦思源志远海洋江河山川云霞虹霓琳琅珊瑚珍珠玉环静雅淑贤德仁义礼智信和平康健福禄寿喜天宇博学勤奋诗画琴棋星月辰阳";

    private readonly DateOnly _firstParentBirth;
    private readonly DateOnly[] _birthdays;
    private readonly DateOnly[] _leapDays;

    /// <summary>Children are from one to fifteen years old on the day, so that none comes of age while a sample runs.</summary>
    public People(DateOnly today)
    {
        var first = today.AddYears(-15).AddDays(-100);
        var last = today.AddYears(-1).AddDays(-40);
        var days = Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber).Select(DateOnly.FromDayNumber).ToLookup(IsLeapDay);
        _birthdays = [.. days[false]];
        _leapDays = [.. days[true]];
        _firstParentBirth = today.AddYears(-45);
    }

    /// <summary>A child's number; every fiftieth child is born on a leap day.</summary>
    public CitizenId ChildId(int index)
    {
        if (index % LeapDayEvery == 7)
        {
            var slot = index / LeapDayEvery;
            return CitizenId.Create(Prefix, _leapDays[slot % _leapDays.Length], Sequence(slot / _leapDays.Length % SequencesADay));
        }
        var position = Scatter(index, _birthdays.Length * SequencesADay);
        return CitizenId.Create(Prefix, _birthdays[position / SequencesADay], Sequence(position % SequencesADay));
    }

    /// <summary>A parent's number: odd sequences are fathers', even ones mothers'.</summary>
    public CitizenId ParentId(int index, bool father)
    {
        const int pairs = 499;
        var position = Scatter(index, 18 * 365 * pairs);
        return CitizenId.Create(Prefix, _firstParentBirth.AddDays(position / pairs), 2 * (position % pairs) + (father ? 1 : 2));
    }

    /// <summary>A name that no other index gives.</summary>
    public static string Name(int index)
    {
        var position = Scatter(index, Surnames.Length * Given.Length * Given.Length);
        return string.Concat(
            Surnames.AsSpan(position % Surnames.Length, 1),
            Given.AsSpan(position / Surnames.Length % Given.Length, 1),
            Given.AsSpan(position / Surnames.Length / Given.Length, 1));
    }

    private static int Sequence(int place) => place + 1 + place / 99;

    private static bool IsLeapDay(DateOnly day) => day is { Month: 2, Day: 29 };

    // A step that shares no factor with the size visits every place once before it repeats.
    private static int Scatter(int index, int size)
    {
        var step = (long)(size * 0.618);
        while (Gcd(step, size) != 1)
            step++;
        return (int)((index * step + 17) % size);
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
