// Calls the interoperability service with grpc-js and says of each case `ok NAME` or `failed NAME: why`.
// Arguments: the server, the server that compresses (host:port), the folder of grpc/testing/*.proto, the folder of google/rpc/*.proto.
'use strict';

const assert = require('node:assert');
const { definitions, channelTo, read, unary, status } = require('./calls');

const [server, gzipServer] = process.argv.slice(2);
const plain = channelTo(server);
const zipped = channelTo(gzipServer, { 'grpc.default_compression_algorithm': 2 });

const MEBIBYTE = 1 << 20;
const payload = (size) => ({ body: Buffer.alloc(size) });
const asking = (...sizes) => ({ responseParameters: sizes.map((size) => ({ size })) });

const cases = {
  async unary() {
    const response = await unary(plain, 'unaryCall', { responseSize: 314159, payload: payload(271828) });
    assert.deepStrictEqual(response.payload.body, Buffer.alloc(314159));
  },

  async server_streaming() {
    const responses = await read(plain.streamingOutputCall(asking(31415, 9, 2653)));
    assert.deepStrictEqual(responses.map((response) => response.payload.body.length), [31415, 9, 2653]);
  },

  async client_streaming() {
    const response = await new Promise((resolve, reject) => {
      const call = plain.streamingInputCall((error, value) => (error ? reject(error) : resolve(value)));
      for (const size of [27182, 8, 1828]) call.write({ payload: payload(size) });
      call.end();
    });
    assert.strictEqual(response.aggregatedPayloadSize, 29018);
  },

  async bidi_streaming() {
    const call = plain.fullDuplexCall();
    const sizes = [31415, 9, 2653];
    const answered = [];
    call.write(asking(sizes[0]));
    for await (const response of call) {
      answered.push(response.payload.body.length);
      if (answered.length < sizes.length) call.write(asking(sizes[answered.length]));
      else call.end();
    }
    assert.deepStrictEqual(answered, sizes);
  },

  async metadata() {
    const { headers } = await unary.withMetadata(plain, 'unaryCall', {}, { 'x-grpc-test-echo-initial': 'plain text, with = and ;' });
    assert.deepStrictEqual(headers.get('x-grpc-test-echo-initial'), ['plain text, with = and ;']);
  },

  async binary_metadata() {
    const bytes = Buffer.from([0, 255, 10, 13, 128, 44]);
    const { trailers } = await unary.withMetadata(plain, 'unaryCall', {}, { 'x-grpc-test-echo-trailing-bin': bytes });
    assert.deepStrictEqual(trailers.get('x-grpc-test-echo-trailing-bin'), [bytes]);
  },

  async deadline() {
    const call = plain.fullDuplexCall({ deadline: Date.now() + 200 });
    assert.strictEqual((await status(call)).code, 4);
  },

  async cancel() {
    const call = plain.fullDuplexCall();
    const ended = status(call);
    call.once('data', () => call.cancel());
    call.write(asking(1));
    assert.strictEqual((await ended).code, 1);
  },

  async status_with_details() {
    const request = { responseStatus: { code: 9, message: '户籍不在本地 ☺' } };
    const error = await unary(plain, 'unaryCall', request).then(() => assert.fail('no error'), (e) => e);
    const details = definitions['google.rpc.Status'].deserialize(error.metadata.get('grpc-status-details-bin')[0]);
    const info = definitions['google.rpc.ErrorInfo'].deserialize(details.details[0].value);
    assert.deepStrictEqual([error.code, error.details], [9, request.responseStatus.message]);
    assert.deepStrictEqual([details.code, details.message, info.reason], [9, request.responseStatus.message, 'ECHO']);
  },

  async gzip() {
    const request = { responseSize: 100000, payload: payload(100000), expectCompressed: { value: true }, responseCompressed: { value: true } };
    assert.strictEqual((await unary(zipped, 'unaryCall', request)).payload.body.length, 100000);
  },

  async eight_mebibytes() {
    const response = await unary(plain, 'unaryCall', { responseSize: 8 * MEBIBYTE, payload: payload(8 * MEBIBYTE) });
    assert.strictEqual(response.payload.body.length, 8 * MEBIBYTE);
  },

  async thousand_streams() {
    const calls = Array.from({ length: 1000 }, () => plain.fullDuplexCall());
    const answer = (call) => new Promise((resolve, reject) => {
      call.once('data', resolve);
      call.once('error', reject);
      call.write(asking(1));
    });
    await Promise.all(calls.map(answer));
    await unary(plain, 'emptyCall', {});
    await Promise.all(calls.map(answer));
    const ended = calls.map(status);
    calls.forEach((call) => call.end());
    assert.ok((await Promise.all(ended)).every(({ code }) => code === 0));
  },
};

async function main() {
  for (const [name, run] of Object.entries(cases)) {
    let timer;
    const limit = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('not within 30 s')), 30000); });
    await Promise.race([run(), limit]).then(
      () => console.log(`ok ${name}`),
      (error) => console.log(`failed ${name}: ${String(error.message).replaceAll('\n', ' ')}`),
    );
    clearTimeout(timer);
  }
  process.exit(0);
}

main();
