/** What is told of objects that cannot be shown. */

import { ObjectsError } from '../../operations/kubernetes/objects/objects-error.ts';
import type { Context } from '../context.ts';
import { exitCodeOf, worst } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { wantsJson } from '../one-file.ts';
import type { CommonOptions } from '../options.ts';

/** Of so many each is told; the rest is counted. */
const TOLD_MAX = 5;

/** Objects of a list that cannot be shown: told of as the list goes on without them. */
export class Trouble {
  readonly #file: string;
  readonly #options: CommonOptions;
  readonly #context: Context;
  #count = 0;
  #code: ExitCode = 0;

  constructor(file: string, options: CommonOptions, context: Context) {
    this.#file = file;
    this.#options = options;
    this.#context = context;
  }

  async tell(error: ObjectsError): Promise<void> {
    this.#code = worst([this.#code, exitCodeOf(error)]);
    if (++this.#count <= TOLD_MAX) await this.#report(error);
  }

  /** The exit code; says how many were not told of. */
  async end(): Promise<ExitCode> {
    const more = this.#count - TOLD_MAX;
    if (more > 0) {
      const text = `${String(more)} more cannot be shown`;
      await this.#report(new ObjectsError('unreadable', text));
    }
    return this.#code;
  }

  async #report(error: ObjectsError): Promise<void> {
    const { reportError } = await import('../report.ts');
    const asJson = wantsJson(this.#options.writeOut);
    await reportError(this.#context, error, { file: this.#file, asJson });
  }
}
