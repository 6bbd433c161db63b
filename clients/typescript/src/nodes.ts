import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { ProtoGrpcType as ErrorDetailTypes } from '../gen/error_details.js';
import type { HouseholdServiceClient } from '../gen/exchange/publicsecurity/v1/HouseholdService.js';
import type { ReferralServiceClient } from '../gen/exchange/civilaffairs/v1/ReferralService.js';
import type { RegisterServiceClient } from '../gen/exchange/civilaffairs/v1/RegisterService.js';
import type { ProtoGrpcType as HouseholdTypes } from '../gen/household_service.js';
import type { ProtoGrpcType as ReferralTypes } from '../gen/referral_service.js';
import type { ProtoGrpcType as RegisterTypes } from '../gen/register_service.js';
import type { ProtoGrpcType as StatusTypes } from '../gen/status.js';

const protos = fileURLToPath(new URL('../../../../protos', import.meta.url));

// The options that ./generate gives to proto-loader-gen-types: what the types say is what arrives.
const definition = loadSync(
  [
    'exchange/publicsecurity/v1/household_service.proto',
    'exchange/civilaffairs/v1/register_service.proto',
    'exchange/civilaffairs/v1/referral_service.proto',
    'google/rpc/status.proto',
    'google/rpc/error_details.proto',
  ],
  { includeDirs: [protos], longs: String, enums: String, defaults: true, oneofs: true },
);

type Contracts = HouseholdTypes & RegisterTypes & ReferralTypes & StatusTypes & ErrorDetailTypes;
const contracts = grpc.loadPackageDefinition(definition) as unknown as Contracts;

/** The messages that errors carry. */
export const rpc = contracts.google.rpc;

/** The files of mutual TLS, PEM. The certificate's OU says to the node which department calls. */
export interface TlsFiles {
  /** The authority that the nodes' certificates come from. */
  ca: string;
  certificate: string;
  key: string;
}

/** A node's services over one connection. */
export interface Node {
  readonly households: HouseholdServiceClient;
  readonly register: RegisterServiceClient;
  readonly referrals: ReferralServiceClient;
  close(): void;
}

/** Without TLS files the call goes in plaintext, which nodes take on loopback alone. */
export function credentialsFrom(tls: TlsFiles | undefined): grpc.ChannelCredentials {
  return tls
    ? grpc.credentials.createSsl(readFileSync(tls.ca), readFileSync(tls.key), readFileSync(tls.certificate))
    : grpc.credentials.createInsecure();
}

export function connect(address: string, credentials: grpc.ChannelCredentials): Node {
  const options: grpc.ChannelOptions = {
    // A connection that has died without a word is noticed while a call waits on it.
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 20_000,
    // Back within a second when a node has been started again.
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1_000,
  };
  const { publicsecurity, civilaffairs } = contracts.exchange;
  const households = new publicsecurity.v1.HouseholdService(address, credentials, options);
  // The others use the first one's connection.
  const shared = { ...options, channelOverride: households.getChannel() };
  return {
    households,
    register: new civilaffairs.v1.RegisterService(address, credentials, shared),
    referrals: new civilaffairs.v1.ReferralService(address, credentials, shared),
    close: () => households.close(),
  };
}
