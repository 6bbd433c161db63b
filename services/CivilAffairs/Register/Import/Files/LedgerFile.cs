using System.Text;
using System.Xml;
using Exchange.CivilAffairs.Register.Import.Files.Csv;
using Exchange.CivilAffairs.Register.Import.Files.Xlsx;

namespace Exchange.CivilAffairs.Register.Import.Files;

/// <summary>
/// A ledger file of unknown origin: a workbook (XLSX) or comma-separated text. It is read row by row in bounded memory, whatever it holds.
/// Every member throws <see cref="LedgerFileException"/> for a file that cannot be read.
/// </summary>
internal abstract class LedgerFile : IDisposable
{
    /// <summary>The sheets in the order of the file; text has one, without a name.</summary>
    public abstract IReadOnlyList<LedgerSheet> Sheets { get; }

    /// <param name="file">The file; it must be able to seek, and stays open. Its content, not its name, decides how it is read.</param>
    /// <param name="name">The file's name, to refuse endings that promise macros.</param>
    /// <param name="limits">What is too much.</param>
    public static LedgerFile Open(Stream file, string name, LedgerLimits limits) => Guard(() => FileKinds.Of(file, name) switch
    {
        FileKind.Workbook => (LedgerFile)XlsxFile.Open(file, limits),
        _ => CsvFile.Open(file, limits),
    });

    /// <summary>Runs a step of reading and says of whatever breaks in it that the file is damaged.</summary>
    internal static T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw LedgerFileException.Damaged("压缩包不完整", e);
        }
        catch (XmlException e)
        {
            throw LedgerFileException.Damaged("工作簿内容无法解析", e);
        }
        catch (DecoderFallbackException e)
        {
            throw LedgerFileException.Damaged("文字编码前后不一致", e);
        }
    }

    public abstract void Dispose();
}

/// <summary>One sheet of a ledger file.</summary>
/// <param name="name">The sheet's name.</param>
/// <param name="isHidden">Hidden from whoever opens the workbook.</param>
internal abstract class LedgerSheet(string name, bool isHidden)
{
    public string Name => name;

    public bool IsHidden => isHidden;

    /// <summary>Days are counted from 1904-01-01, as workbooks made on a Mac do, and not from 1900.</summary>
    public virtual bool Is1904 => false;

    /// <summary>How much of the sheet the last enumeration has read: 0 to 1.</summary>
    public double Fraction { get; protected set; }

    /// <summary>The rows from the top, blank ones left out. Each enumeration reads the file anew; one at a time.</summary>
    public IEnumerable<LedgerRow> Rows()
    {
        using var rows = Read().GetEnumerator();
        while (LedgerFile.Guard(rows.MoveNext))
        {
            if (!rows.Current.IsBlank)
                yield return rows.Current;
        }
    }

    protected abstract IEnumerable<LedgerRow> Read();
}
