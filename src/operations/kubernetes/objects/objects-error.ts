/** There is no such object, or nothing of it can be shown. */
export class ObjectsError extends Error {
  readonly code: 'not-found' | 'unreadable';

  constructor(code: ObjectsError['code'], message: string) {
    super(message);
    this.code = code;
  }

  override get name(): string {
    return 'ObjectsError';
  }
}
