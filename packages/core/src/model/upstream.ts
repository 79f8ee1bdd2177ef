/**
 * Which named error an error of the AWS SDK or of the network is. Pure, and a table, so that it can be read
 * beside the API's list of errors:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_Errors
 *
 * The connection's code goes before the error's name: the SDK renames a reset connection to "TimeoutError".
 */
import { DomainError } from "../error.ts";
import {
  ModelAccessDenied,
  ModelNotOffered,
  ModelRejected,
  ModelThrottled,
  ModelTimeout,
  ModelUnavailable,
} from "./errors.ts";

type Named = new (cause?: unknown) => DomainError;

const BY_CONNECTION_CODE: Record<string, Named> = {
  ECONNREFUSED: ModelUnavailable,
  ECONNRESET: ModelUnavailable,
  ECONNABORTED: ModelUnavailable,
  EPIPE: ModelUnavailable,
  EHOSTUNREACH: ModelUnavailable,
  ENETUNREACH: ModelUnavailable,
  ENOTFOUND: ModelUnavailable,
  EAI_AGAIN: ModelUnavailable,
  HPE_INVALID_CONSTANT: ModelUnavailable,
  ERR_STREAM_PREMATURE_CLOSE: ModelUnavailable,
  ETIMEDOUT: ModelTimeout,
};

const BY_NAME: Record<string, Named> = {
  ThrottlingException: ModelThrottled,
  TooManyRequestsException: ModelThrottled,
  ServiceQuotaExceededException: ModelThrottled,
  ServiceUnavailableException: ModelUnavailable,
  InternalServerException: ModelUnavailable,
  ModelNotReadyException: ModelUnavailable,
  ModelErrorException: ModelUnavailable,
  ModelStreamErrorException: ModelUnavailable,
  /** An answer that was cut off is not JSON. */
  SyntaxError: ModelUnavailable,
  ModelTimeoutException: ModelTimeout,
  TimeoutError: ModelTimeout,
  AccessDeniedException: ModelAccessDenied,
  UnrecognizedClientException: ModelAccessDenied,
  InvalidSignatureException: ModelAccessDenied,
  ExpiredTokenException: ModelAccessDenied,
  CredentialsProviderError: ModelAccessDenied,
  ValidationException: ModelRejected,
  /** End of life; or Legacy, and not used for 30 days; or not subscribed to (browser-use#5448, gsd-2#5425). */
  ResourceNotFoundException: ModelNotOffered,
};

const byStatus = (status: number): Named | undefined => {
  if (status === 429) return ModelThrottled;
  if (status === 408 || status === 504) return ModelTimeout;
  if (status === 401 || status === 403) return ModelAccessDenied;
  if (status === 404) return ModelNotOffered;
  if (status >= 500) return ModelUnavailable;
  return status >= 400 ? ModelRejected : undefined;
};

/** A ValidationException of a model, or a way to call it, that is not there: no other request would be taken, either. */
const NOT_OFFERED =
  /on-demand throughput isn.t supported|provided model identifier is invalid|doesn.t support the model|end of its life|marked by provider as Legacy/i;

/**
 * The named error, with the original as its cause. An error that is neither the service's nor the network's
 * (a bug of ours) comes back as it is.
 */
export function modelError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError) return error;
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  if (error.name === "ValidationException" && NOT_OFFERED.test(error.message))
    return new ModelNotOffered(error);
  const named =
    (typeof code === "string" ? BY_CONNECTION_CODE[code] : undefined) ??
    BY_NAME[error.name] ??
    byStatus($metadata?.httpStatusCode ?? 0);
  return named ? new named(error) : error;
}
