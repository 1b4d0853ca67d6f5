/** What gives credentials away where none should be: the names of fields, and the form of values. */

/** Names of keys and variables that hold something secret. */
const SECRET_NAME =
  /(passw(or)?d|passwd|passphrase|secret|token|api_?key|access_?key|private_?key|credential|auth_?key|client_?key)/i;
/** Names of what is about it, and not it. */
const ABOUT =
  /(_|-|\.)?(file|path|dir|name|namespace|url|uri|endpoint|host|ttl|expir\w*|length|size|policy|type|enabled|ref|id|issuer|audience|count|limit|header|algorithm|rotation|lifetime|timeout|interval|since)s?$/i;
/** Values that are no secret whatever their name is. */
const PLAIN_VALUE =
  /^(|true|false|yes|no|null|none|\d{1,4}|\$\(.*\)|\$\{.*\}|<.*>|\/[\w./-]*|https?:\/\/\S*)$/i;
/** Longest text that is looked through. */
const LENGTH_MAX = 1 << 20;

/** Forms that only credentials have, and what they are called; each is looked for in one pass. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/, 'a private key'],
  [/\b(AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS access key'],
  [
    /\b(client-key-data|clientKeyData):\s*["']?[A-Za-z0-9+/]{40}/,
    'a kubeconfig with a private key',
  ],
  [/^\s{1,12}token:\s*["']?[\w-]{10,2000}\.[\w-]/m, 'a kubeconfig with a token'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}\b/, 'a GitHub token'],
  [/\bglpat-[\w-]{20}\b/, 'a GitLab token'],
  [/\bxox[abprs]-[\w-]{10,}/, 'a Slack token'],
  [/(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,}\.[\w-]{10,}/, 'a JSON web token'],
  [/"auths"\s*:\s*\{\s*"[^"]{1,200}"\s*:\s*\{/, 'registry credentials'],
  [
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{1,100}:[^\s:@/$]{3,200}@[\w.-]+/,
    'a URL with a password',
  ],
];

/** What kind of credential a text holds by its form; undefined if none can be told. */
export function credentialForm(text: string): string | undefined {
  const looked = text.length > LENGTH_MAX ? text.slice(0, LENGTH_MAX) : text;
  return FORMS.find(([form]) => form.test(looked))?.[1];
}

/** Whether a field of this name with this value is likely to be a credential. */
export function isNamedCredential(name: string, value: string): boolean {
  if (name.length > 256 || value.length > 4096) return false;
  return SECRET_NAME.test(name) && !ABOUT.test(name) && !PLAIN_VALUE.test(value);
}
