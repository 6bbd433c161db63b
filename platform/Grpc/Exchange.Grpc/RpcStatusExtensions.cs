using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Grpc;

/// <summary>Carries <c>google.rpc.Status</c>, the whole of an error, through the trailers of a call.</summary>
public static class RpcStatusExtensions
{
    /// <summary>The trailer that holds the serialized <c>google.rpc.Status</c>.</summary>
    public const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>
    /// The exception that ends a call with this status. Its code and message are those of the status, so that clients that read the
    /// trailer and clients that do not see the same. Keep the whole under 8 KiB: many clients refuse larger trailers.
    /// </summary>
    /// <param name="status">The status; its code is that of an error.</param>
    /// <param name="trailers">Other trailers to send along; they are not changed.</param>
    /// <exception cref="ArgumentException">The code is OK or none of gRPC's.</exception>
    public static RpcException ToRpcException(this RpcStatus status, Metadata? trailers = null)
    {
        ArgumentNullException.ThrowIfNull(status);
        var code = (StatusCode)status.Code;
        if (code == StatusCode.OK || !System.Enum.IsDefined(code))
            throw new ArgumentException($"{status.Code} is not the code of an error.", nameof(status));

        var all = new Metadata { { DetailsTrailer, status.ToByteArray() } };
        foreach (var entry in trailers ?? Metadata.Empty)
            all.Add(entry);
        return new RpcException(new Status(code, status.Message), all);
    }

    /// <summary>A status with this code, message and details.</summary>
    public static RpcStatus ToRpcStatus(this StatusCode code, string message, params IEnumerable<IMessage> details) => new()
    {
        Code = (int)code,
        Message = message,
        Details = { details.Select(Any.Pack) },
    };

    /// <summary>The status that came with a failed call; null if none came, or one that cannot be decoded.</summary>
    public static RpcStatus? GetRpcStatus(this RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var trailer = exception.Trailers.GetValueBytes(DetailsTrailer);
        if (trailer is null)
            return null;
        try
        {
            return RpcStatus.Parser.ParseFrom(trailer);
        }
        catch (InvalidProtocolBufferException)
        {
            // The peer's fault must not hide the error that it was meant to explain: code and message are still there.
            return null;
        }
    }

    /// <summary>The first detail of this type in a status; null if there is none.</summary>
    /// <typeparam name="T">A message of <c>google/rpc/error_details.proto</c>, or any other.</typeparam>
    public static T? GetDetail<T>(this RpcStatus status)
        where T : class, IMessage<T>, new()
    {
        ArgumentNullException.ThrowIfNull(status);
        foreach (var detail in status.Details)
        {
            if (detail.TryUnpack<T>(out var found))
                return found;
        }

        return null;
    }

    /// <summary>The first detail of this type that came with a failed call; null if there is none.</summary>
    /// <typeparam name="T">A message of <c>google/rpc/error_details.proto</c>, or any other.</typeparam>
    public static T? GetDetail<T>(this RpcException exception)
        where T : class, IMessage<T>, new() => exception.GetRpcStatus()?.GetDetail<T>();
}
