using System.IO.Compression;
using Grpc.Net.Compression;

namespace Exchange.Conformance.Interop;

/// <summary>
/// gzip that tells of each message it opens: neither the official server nor the client says which messages were compressed.
/// </summary>
internal sealed class CountingGzip(Action opened) : ICompressionProvider
{
    private readonly GzipCompressionProvider _gzip = new(CompressionLevel.Fastest);

    public string EncodingName => _gzip.EncodingName;

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        _gzip.CreateCompressionStream(stream, compressionLevel);

    public Stream CreateDecompressionStream(Stream stream)
    {
        opened();
        return _gzip.CreateDecompressionStream(stream);
    }
}
