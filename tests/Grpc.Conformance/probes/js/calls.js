// Calls as promises.
'use strict';

const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const folders = process.argv.slice(4);
const definitions = loader.loadSync(
  ['grpc/testing/test.proto', 'google/rpc/status.proto', 'google/rpc/error_details.proto'], { includeDirs: folders, longs: Number });
const { TestService } = grpc.loadPackageDefinition(definitions).grpc.testing;

function channelTo(address, options) {
  const sizes = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };
  return new TestService(address, grpc.credentials.createInsecure(), { ...sizes, ...options });
}

function unary(client, method, request) {
  return new Promise((resolve, reject) => client[method](request, (error, response) => (error ? reject(error) : resolve(response))));
}

/** A call's headers and trailers. */
unary.withMetadata = (client, method, request, fields) => new Promise((resolve, reject) => {
  const metadata = new grpc.Metadata();
  Object.entries(fields).forEach(([name, value]) => metadata.set(name, value));
  let headers;
  const call = client[method](request, metadata, (error) => error && reject(error));
  call.on('metadata', (received) => { headers = received; });
  call.on('status', ({ metadata: trailers }) => resolve({ headers, trailers }));
});

/** All messages of a stream. */
async function read(call) {
  const messages = [];
  for await (const message of call) messages.push(message);
  return messages;
}

/** How a stream ends. Its messages are dropped. */
function status(call) {
  return new Promise((resolve) => {
    call.on('data', () => {});
    call.on('error', () => { /* the status tells the same */ });
    call.on('status', resolve);
  });
}

module.exports = { definitions, channelTo, read, unary, status };
