/**
 * Texts that YAML 1.1 takes for something else, and that are therefore quoted (go.yaml.in/yaml/v2
 * resolve.go and encode.go, v2.4.3).
 */

/** Booleans, nothing, and numbers that are none. */
const WORDS: ReadonlySet<string> = new Set([
  ...['', '~', 'null', 'Null', 'NULL', '<<'],
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'],
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'],
  ...['.nan', '.NaN', '.NAN', '.inf', '.Inf', '.INF'],
  ...['+.inf', '+.Inf', '+.INF', '-.inf', '-.Inf', '-.INF'],
]);

const BETWEEN_DIGITS = /(?<=\d)_(?=\d)/g;
const NUMBER_LIKE = /^[-+.\d]/;
const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
/** go-yaml reads a sign behind `0b`, too. */
const WHOLE = /^[-+]?(0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+)$|^0b[-+][01]+$/;
/** Hours, minutes and seconds, and the like. */
const BASE_60 = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/;
const CLOCK = String.raw`\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d+)?`;
const TIME = new RegExp(
  String.raw`^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]${CLOCK}(?:Z|[-+]\d\d:\d\d)| +${CLOCK})?$`,
);

/**
 * Whether a text without quotes would be read as something else. What has the form of a number or
 * time counts, whatever its value: go-yaml does not quote the 30th of February or 1e999, and other
 * readers trip over them.
 */
export function isMistakable(text: string): boolean {
  if (WORDS.has(text)) return true;
  if (!NUMBER_LIKE.test(text)) return false;
  if (BASE_60.test(text) || TIME.test(text)) return true;
  // Behind a point, Go takes underscores between digits only.
  const plain = text.replaceAll(text.startsWith('.') ? BETWEEN_DIGITS : '_', '');
  return FLOAT.test(plain) || WHOLE.test(plain);
}
