/** The run of a command that shows objects of one input, from the check of its files to its end. */

import type { Context } from '../context.ts';
import { checkTargets, deliver, inputsOf, PRIVATE } from '../deliver.ts';
import type { Text } from '../deliver.ts';
import type { ExitCode } from '../exit-code.ts';
import { worst } from '../exit-code.ts';
import type { InputFile } from '../input-file.ts';
import { onFile } from '../one-file.ts';
import type { CommonOptions } from '../options.ts';
import type { OpenObjects } from './open-objects.ts';
import { objectFiles } from './options.ts';
import type { ObjectOptions } from './options.ts';
import { Trouble } from './trouble.ts';

/** What was found in an open input, and how it reads. */
export interface FoundText {
  /** Closed when the text was written. */
  readonly objects: OpenObjects;
  readonly text: Text;
}

/** Writes what `find` finds; of what cannot be shown, it tells the trouble. */
export async function showObjects(
  file: string,
  options: CommonOptions & ObjectOptions,
  context: Context,
  find: (input: InputFile, trouble: Trouble) => Promise<FoundText>,
): Promise<ExitCode> {
  await checkTargets(
    [{ option: '--out', path: options.out }],
    [...inputsOf([file]), ...objectFiles(options)],
  );
  const trouble = new Trouble(file, options, context);
  const code = await onFile(file, options.writeOut, context, async (input) => {
    const { objects, text } = await find(input, trouble);
    try {
      await deliver(text, options.out, context, PRIVATE);
      return 0;
    } finally {
      await objects.close();
    }
  });
  return worst([code, await trouble.end()]);
}
