/** What is wrong with the resources on the command line is a mistake of whoever wrote it. */

import { ResourceNameError } from '../../kubernetes/names/resolve-resource.ts';
import { UsageError } from '../context.ts';

/**
 * Does the work, and says so of a resource that nothing is called, or several things are.
 * @throws {UsageError} in place of the library's own error.
 */
export async function nameErrorsAsUsage<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ResourceNameError) throw new UsageError(error.message);
    throw error;
  }
}
