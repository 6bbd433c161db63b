using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>A way of compressing messages.</summary>
public interface ICompressionProvider
{
    /// <summary>Its name in <c>grpc-encoding</c>.</summary>
    string EncodingName { get; }

    /// <summary>A stream that compresses what is written to it into <paramref name="stream"/>, which stays open.</summary>
    /// <param name="stream">Where the compressed bytes go.</param>
    /// <param name="compressionLevel">The level; null for the provider's own.</param>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    /// <summary>A stream from which the decompressed bytes of <paramref name="stream"/> can be read.</summary>
    Stream CreateDecompressionStream(Stream stream);
}
