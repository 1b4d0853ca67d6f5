/**
 * What a command needs of the world, handed in: streams, signals, clock and chance. Tests hand in
 * their own.
 */

/** Somewhere to write text to, as such or as UTF-8; resolves when it is taken. */
export interface Output {
  write(text: string | Uint8Array): Promise<void>;
  /** Whether a person reads it. */
  readonly isTerminal: boolean;
}

/** The world of one run of the command. */
export interface Context {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Standard input, for `-`. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Aborted by Ctrl-C, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly today: () => number;
  /** A whole number of 32 random bits. */
  readonly random32: () => number;
}

/** Whoever read our output has gone: nothing is left to do. */
export class BrokenPipe extends Error {
  override get name(): string {
    return 'BrokenPipe';
  }
}

/** The output could not be written. */
export class OutputError extends Error {
  override get name(): string {
    return 'OutputError';
  }
}

/** The command line was wrong. */
export class UsageError extends Error {
  override get name(): string {
    return 'UsageError';
  }
}
