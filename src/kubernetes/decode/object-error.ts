/** An object that cannot be read. */

/**
 * The bytes are no object that can be read. The message is the reason, without any value: the
 * object may be a Secret.
 */
export class ObjectError extends Error {
  override get name(): string {
    return 'ObjectError';
  }
}
