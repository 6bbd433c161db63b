"""Stubs and messages made from a descriptor set: generated code would be named `grpc.testing`, which is inside of the library's own package."""

import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

_pool = descriptor_pool.DescriptorPool()
with open(sys.argv[3], "rb") as contracts:
    for _file in descriptor_pb2.FileDescriptorSet.FromString(contracts.read()).file:
        _pool.Add(_file)
_factory = message_factory.MessageFactory(_pool)


def message(name):
    """The class of a message by its full name."""
    return _factory.GetPrototype(_pool.FindMessageTypeByName(name))


class Service:
    """A stub: its methods are those of the service."""

    def __init__(self, name, address):
        sizes = [("grpc.max_send_message_length", -1), ("grpc.max_receive_message_length", -1)]
        self._channel = grpc.aio.insecure_channel(address, sizes)
        proto = descriptor_pb2.ServiceDescriptorProto()
        _pool.FindServiceByName(name).CopyToProto(proto)
        for method in proto.method:
            shape = f"{'stream' if method.client_streaming else 'unary'}_{'stream' if method.server_streaming else 'unary'}"
            setattr(self, method.name, getattr(self._channel, shape)(
                f"/{name}/{method.name}",
                request_serializer=message(method.input_type[1:]).SerializeToString,
                response_deserializer=message(method.output_type[1:]).FromString,
            ))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self._channel.close()
