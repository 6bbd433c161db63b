"""Calls the interoperability service with gRPC for Python (the C core) and says of each case `ok NAME` or `failed NAME: why`.

Arguments: the server, the server that compresses (host:port), the contracts as protoc's descriptor set.
"""

import asyncio
import sys

import grpc

from service import Service, message

MEBIBYTE = 1 << 20

Payload = message("grpc.testing.Payload")
Empty = message("grpc.testing.Empty")
SimpleRequest = message("grpc.testing.SimpleRequest")
InputRequest = message("grpc.testing.StreamingInputCallRequest")
OutputRequest = message("grpc.testing.StreamingOutputCallRequest")
RpcStatus = message("google.rpc.Status")
ErrorInfo = message("google.rpc.ErrorInfo")


def payload(size):
    return Payload(body=bytes(size))


def asking(*sizes):
    return OutputRequest(response_parameters=[{"size": size} for size in sizes])


async def refusal(call):
    """The error that a call must end with."""
    try:
        await call
    except (grpc.aio.AioRpcError, asyncio.CancelledError) as error:
        return error
    raise AssertionError("the call was not refused")


async def unary(service, _):
    response = await service.UnaryCall(SimpleRequest(response_size=314159, payload=payload(271828)))
    assert response.payload.body == bytes(314159)


async def server_streaming(service, _):
    sizes = [len(response.payload.body) async for response in service.StreamingOutputCall(asking(31415, 9, 2653))]
    assert sizes == [31415, 9, 2653]


async def client_streaming(service, _):
    response = await service.StreamingInputCall(InputRequest(payload=payload(size)) for size in (27182, 8, 1828))
    assert response.aggregated_payload_size == 29018


async def bidi_streaming(service, _):
    call = service.FullDuplexCall()
    for size in (31415, 9, 2653):
        await call.write(asking(size))
        assert len((await call.read()).payload.body) == size
    await call.done_writing()
    assert await call.read() is grpc.aio.EOF and await call.code() is grpc.StatusCode.OK


async def metadata(service, _):
    call = service.UnaryCall(SimpleRequest(), metadata=[("x-grpc-test-echo-initial", "plain text, with = and ;")])
    assert (await call.initial_metadata())["x-grpc-test-echo-initial"] == "plain text, with = and ;"


async def binary_metadata(service, _):
    value = bytes([0, 255, 10, 13, 128, 44])
    call = service.UnaryCall(SimpleRequest(), metadata=[("x-grpc-test-echo-trailing-bin", value)])
    assert (await call.trailing_metadata())["x-grpc-test-echo-trailing-bin"] == value


async def deadline(service, _):
    call = service.FullDuplexCall(timeout=0.2)
    assert await call.code() is grpc.StatusCode.DEADLINE_EXCEEDED


async def cancel(service, _):
    call = service.FullDuplexCall()
    await call.write(asking(1))
    await call.read()
    call.cancel()
    assert await call.code() is grpc.StatusCode.CANCELLED


async def status_with_details(service, _):
    text = "户籍不在本地 ☺"
    error = await refusal(service.UnaryCall(SimpleRequest(response_status={"code": 9, "message": text})))
    status = RpcStatus.FromString(error.trailing_metadata()["grpc-status-details-bin"])
    info = ErrorInfo.FromString(status.details[0].value)
    assert (error.code(), error.details()) == (grpc.StatusCode.FAILED_PRECONDITION, text)
    assert (status.code, status.message, info.reason) == (9, text, "ECHO")


async def special_status_message(service, _):
    text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
    error = await refusal(service.UnaryCall(SimpleRequest(response_status={"code": 2, "message": text})))
    assert (error.code(), error.details()) == (grpc.StatusCode.UNKNOWN, text)


async def gzip(_, compressing):
    request = SimpleRequest(
        response_size=100_000, payload=payload(100_000), expect_compressed={"value": True}, response_compressed={"value": True}
    )
    response = await compressing.UnaryCall(request, compression=grpc.Compression.Gzip)
    assert len(response.payload.body) == 100_000


async def eight_mebibytes(service, _):
    response = await service.UnaryCall(SimpleRequest(response_size=8 * MEBIBYTE, payload=payload(8 * MEBIBYTE)))
    assert len(response.payload.body) == 8 * MEBIBYTE


async def thousand_streams(service, _):
    calls = [service.FullDuplexCall() for _ in range(1000)]

    async def ask(call):
        await call.write(asking(1))
        assert len((await call.read()).payload.body) == 1

    await asyncio.gather(*map(ask, calls))
    await service.EmptyCall(Empty())
    await asyncio.gather(*map(ask, calls))
    await asyncio.gather(*(call.done_writing() for call in calls))
    assert set(await asyncio.gather(*(call.code() for call in calls))) == {grpc.StatusCode.OK}


async def early_server_error(_, compressing):
    """The server refuses the first message of a stream that the client goes on writing to."""
    call = compressing.StreamingInputCall()
    try:
        await call.write(InputRequest(payload=payload(1), expect_compressed={"value": True}))
        while not call.done():
            await call.write(InputRequest(payload=payload(1000)))
    except (grpc.aio.AioRpcError, asyncio.InvalidStateError):
        pass  # a write into the ended call; how it ended is asked next
    assert await call.code() is grpc.StatusCode.INVALID_ARGUMENT


CASES = [
    unary, server_streaming, client_streaming, bidi_streaming, metadata, binary_metadata, deadline, cancel, status_with_details,
    special_status_message, gzip, eight_mebibytes, thousand_streams, early_server_error,
]


async def main(server, compressing):
    for case in CASES:
        try:
            async with Service("grpc.testing.TestService", server) as plain, Service("grpc.testing.TestService", compressing) as gzipped:
                await asyncio.wait_for(case(plain, gzipped), 30)
            print("ok", case.__name__, flush=True)
        except Exception as error:
            print(f"failed {case.__name__}: {error!r}".replace("\n", " "), flush=True)


asyncio.run(main(*sys.argv[1:3]))
