/** Numbers as Go's `strconv.FormatFloat(x, 'g', -1, 64)` writes them, which go-yaml uses. */

/** From this power of ten on there is an exponent. */
const EXPONENT_FROM = 6;
const EXPONENT_BELOW = -4;

/** A number of JSON; whole ones that are exact have no exponent, for they are no floats in YAML. */
export function formatGoFloat(value: number): string {
  if (Number.isSafeInteger(value)) return value === 0 ? '0' : String(value);
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= EXPONENT_BELOW && exponent < EXPONENT_FROM) {
    // JavaScript writes numbers of this size without an exponent.
    return String(value);
  }
  const digits = Math.abs(exponent).toString().padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
}
