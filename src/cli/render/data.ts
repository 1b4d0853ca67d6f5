/**
 * Results as data, JSON or YAML, that are safe on a terminal, too: both libraries leave some
 * characters as they are that a terminal acts on or that turn text around.
 */

/** DEL, C1, bidi and line separators; C0 is escaped by the libraries. */
const UNSAFE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** JSON on one line; 64-bit numbers are decimal texts, since JSON has none. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  );
  return escapeUnsafe(text);
}

/** YAML whose texts mean the same in YAML 1.1. */
export async function toYaml(value: unknown): Promise<string> {
  const { Document, visit } = await import('yaml');
  const document = new Document(value, { compat: 'yaml-1.1' });
  visit(document, {
    Scalar(_key, scalar) {
      // Escapes mean something between double quotes only.
      if (typeof scalar.value === 'string' && scalar.value.search(UNSAFE) >= 0)
        scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return escapeUnsafe(document.toString());
}

/** Text without what a terminal acts on: escapes as JSON has them in strings. */
export function escapeUnsafe(text: string): string {
  return text.replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
