namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>
/// Counts what an XML reader takes from a part of a workbook. The reader holds a whole tag in memory, so that a part may take only so
/// much between two tokens, and only so much in all: a compressed file may grow a thousandfold. At its end it must have the check sum that
/// the file states.
/// </summary>
internal sealed class MeteredStream(Stream part, long limit, uint checkSum) : Stream
{
    private const int TokenLimit = 1 << 20;

    private long _tokenStart;
    private uint _sum;

    /// <summary>Bytes taken so far.</summary>
    public long Taken { get; private set; }

    /// <summary>Says that a token is complete.</summary>
    public void StartToken() => _tokenStart = Taken;

    public override int Read(Span<byte> buffer)
    {
        if (Taken - _tokenStart > TokenLimit)
            throw LedgerFileException.Damaged("工作簿内容无法解析");
        if (Taken > limit)
            throw LedgerFileException.TooLarge(limit, "解压后");
        var read = part.Read(buffer);
        Taken += read;
        _sum = Crc32.Append(_sum, buffer[..read]);
        if (read == 0 && buffer.Length > 0 && _sum != checkSum)
            throw new InvalidDataException("The part does not have the check sum that the ZIP file states.");
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => Taken; set => throw new NotSupportedException(); }
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            part.Dispose();
        base.Dispose(disposing);
    }
}
