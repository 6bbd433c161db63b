using System.Xml;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>The names of an XML part. A reader keeps every name it meets, so that a part may only bring so many.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int Limit = 4096;

    private int _count;

    public override string Add(string key) => Get(key) ?? base.Add(Counted(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? base.Add(Counted(key), start, len);

    private T Counted<T>(T key) => ++_count <= Limit ? key : throw LedgerFileException.Damaged("工作簿内容无法解析");
}
