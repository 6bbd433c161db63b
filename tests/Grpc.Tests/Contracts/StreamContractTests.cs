using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Exchange.Grpc.Tests.Contracts;

public class StreamContractTests
{
    [Fact]
    public async Task A_writer_that_cannot_cancel_refuses_a_token_that_can()
    {
        IAsyncStreamWriter<string> writer = new Writer();
        using var cancel = new CancellationTokenSource();

        await writer.WriteAsync("a", CancellationToken.None);
        await Should.ThrowAsync<NotSupportedException>(() => writer.WriteAsync("b", cancel.Token));

        ((Writer)writer).Written.ShouldBe(["a"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void What_is_compressed_can_be_decompressed(string name)
    {
        ICompressionProvider provider = name == "gzip"
            ? new GzipCompressionProvider(CompressionLevel.Fastest)
            : new DeflateCompressionProvider(CompressionLevel.Fastest);
        provider.EncodingName.ShouldBe(name);
        using var bytes = new MemoryStream();

        using (var compress = provider.CreateCompressionStream(bytes, null))
            compress.Write(new byte[10_000]);
        bytes.Length.ShouldBeInRange(1, 1000);
        bytes.Position = 0;

        using var decompress = provider.CreateDecompressionStream(bytes);
        using var back = new MemoryStream();
        decompress.CopyTo(back);
        back.ToArray().ShouldBe(new byte[10_000]);
    }

    private sealed class Writer : IAsyncStreamWriter<string>
    {
        public List<string> Written { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(string message)
        {
            Written.Add(message);
            return Task.CompletedTask;
        }
    }
}
