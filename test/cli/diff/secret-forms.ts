/** How a secret could be written in an output that should not have it. */

/** Shorter values are found anywhere. */
export const SIZE_MIN = 4;

/** The ways that a value could be written. */
export function formsOf(value: Buffer): string[] {
  const text = value.toString('utf8');
  const json = JSON.stringify(text).slice(1, -1);
  const html = text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
  const named = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
  const forms = [
    ...[text, json, JSON.stringify(json).slice(1, -1), html, named, encodeURIComponent(text)],
    ...[value.toString('base64'), value.toString('base64').replace(/=+$/, '')],
    ...[value.toString('base64url'), value.toString('hex'), value.toString('latin1')],
    // Lines of a text stand one below the other, a sign and an indent before each.
    ...text.split('\n'),
  ];
  const plain = forms.map((form) => form.replace(/\s+/g, ' ').trim());
  return [...new Set(plain)].filter(({ length }) => length >= SIZE_MIN);
}
