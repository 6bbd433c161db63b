using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Exchange.Grpc;

/// <summary>The response as the gRPC server sees it: what it writes goes to the reply as messages, and its status ends the reply.</summary>
internal sealed class GrpcResponse
    : IHttpResponseFeature, IHttpResponseBodyFeature, IHttpResponseTrailersFeature, IHttpResetFeature, IDisposable
{
    private readonly HttpResponse _json;
    private readonly JsonReply _reply;
    private readonly SemaphoreSlim _turn = new(1);
    private bool _ended;

    public GrpcResponse(HttpResponse json, JsonReply reply)
    {
        (_json, _reply) = (json, reply);
        Writer = new FrameWriter(TakeAsync);
        Body = Writer.AsStream();
    }

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();

    public Stream Body { get; set; }

    public Stream Stream => Body;

    public PipeWriter Writer { get; }

    public bool HasStarted { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        HasStarted = true;
        return Task.CompletedTask;
    }

    /// <summary>Ends the reply. The gRPC server does so itself when a deadline passes, however long the handler goes on.</summary>
    public async Task CompleteAsync()
    {
        var status = GrpcStatus.Read(Headers, Trailers);
        if (status.Code == 0)
            await Writer.FlushAsync();
        await _turn.WaitAsync();
        try
        {
            if (!_ended)
            {
                _ended = true;
                await _reply.EndAsync(status);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What a reset would tell the caller, it is told by the status.</summary>
    public void Reset(int errorCode)
    {
    }

    public void DisableBuffering()
    {
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A gRPC response is made of messages.");

    public void OnStarting(Func<object, Task> callback, object state) => _json.OnStarting(callback, state);

    public void OnCompleted(Func<object, Task> callback, object state) => _json.OnCompleted(callback, state);

    public void Dispose() => _turn.Dispose();

    private async ValueTask TakeAsync(ReadOnlyMemory<byte> message)
    {
        HasStarted = true;
        await _turn.WaitAsync();
        try
        {
            if (!_ended)
                await _reply.AddAsync(message);
        }
        finally
        {
            _turn.Release();
        }
    }
}
