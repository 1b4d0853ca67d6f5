/**
 * The committed list of objects of Kubernetes' test data of which our JSON is not the one next to
 * them, each with its reason.
 */
import { readFileSync } from 'node:fs';

/** Objects that differ for one reason. */
export interface TestdataDifference {
  /** `<group>.<version>.<kind>`. */
  readonly name: string;
  /** Releases of Kubernetes; all that have the object if absent. */
  readonly releases?: readonly string[];
  readonly reason: string;
}

/** The whole list. */
export function readTestdataDifferences(): TestdataDifference[] {
  const file = new URL('../testdata-differences.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as TestdataDifference[];
}

/** Which of a release's objects are listed. */
export function listedIn(release: string, names: readonly string[]): string[] {
  const listed = readTestdataDifferences().filter(
    ({ name, releases }) => names.includes(name) && (releases?.includes(release) ?? true),
  );
  return listed.map(({ name }) => name);
}
