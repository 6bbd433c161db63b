import { status, type ServiceError } from '@grpc/grpc-js';
import { rpc } from './nodes.js';

/** A field of the request that was refused. */
export interface FieldFault {
  /** Its path, such as `child.identity.citizen_id`. */
  field: string;
  reason: string;
  zh: string;
  en: string;
}

/** What a failed call says: `google.rpc.Status` from the trailer `grpc-status-details-bin`. */
export interface Fault {
  /** Name of the gRPC status code. */
  code: string;
  /** For programs: stable within the domain. Empty when the call never reached a node. */
  reason: string;
  domain: string;
  /** Facts about this occurrence, such as the id of what exists already. */
  metadata: Record<string, string>;
  zh: string;
  en: string;
  fields: FieldFault[];
  /** With a passing trouble: how long to wait at least before the call is repeated, in milliseconds. */
  retryAfter: number;
}

export function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && 'metadata' in error && 'details' in error;
}

export function faultOf(error: ServiceError): Fault {
  const fault: Fault = {
    code: status[error.code] ?? String(error.code),
    reason: '',
    domain: '',
    metadata: {},
    zh: '',
    en: error.details,
    fields: [],
    retryAfter: 0,
  };
  const trailer = error.metadata.get('grpc-status-details-bin')[0];
  if (!(trailer instanceof Buffer)) return fault;

  for (const { type_url: url, value } of rpc.Status.deserialize(trailer).details) {
    switch (url.slice(url.lastIndexOf('/') + 1)) {
      case 'google.rpc.ErrorInfo': {
        const info = rpc.ErrorInfo.deserialize(value);
        [fault.reason, fault.domain, fault.metadata] = [info.reason, info.domain, info.metadata];
        break;
      }
      case 'google.rpc.LocalizedMessage':
        fault.zh = rpc.LocalizedMessage.deserialize(value).message;
        break;
      case 'google.rpc.BadRequest':
        fault.fields = rpc.BadRequest.deserialize(value).fieldViolations.map((violation) => ({
          field: violation.field,
          reason: violation.reason,
          zh: violation.localizedMessage?.message ?? '',
          en: violation.description,
        }));
        break;
      case 'google.rpc.RetryInfo': {
        const delay = rpc.RetryInfo.deserialize(value).retryDelay;
        fault.retryAfter = Number(delay?.seconds ?? 0) * 1_000 + (delay?.nanos ?? 0) / 1e6;
        break;
      }
    }
  }
  return fault;
}
