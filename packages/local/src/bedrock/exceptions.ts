/**
 * Bedrock's errors on the wire (restJson1): the name in the `x-amzn-errortype` header, the message in the body,
 * and the status that the API reference gives for each.
 */
export const STATUS = {
  ValidationException: 400,
  SerializationException: 400,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ModelTimeoutException: 408,
  ModelErrorException: 424,
  ModelNotReadyException: 429,
  ThrottlingException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
} as const;

export type ExceptionName = keyof typeof STATUS;

export class BedrockException extends Error {
  override readonly name: ExceptionName;

  constructor(name: ExceptionName, message: string) {
    super(message);
    this.name = name;
  }

  get status() {
    return STATUS[this.name];
  }
}
