/** Highlights of what stands between a request and the store. */

import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../../../src/bytes/json.ts';
import type { Highlight } from '../../../../../src/operations/kubernetes/report/report.ts';
import { findExternalWebhook } from '../../../../../src/operations/kubernetes/report/highlights/admission/external-webhook.ts';
import { findInsecureApiService } from '../../../../../src/operations/kubernetes/report/highlights/admission/insecure-api-service.ts';
import { findWeakenedAdmission } from '../../../../../src/operations/kubernetes/report/highlights/admission/weakened-admission.ts';
import { changed } from '../../../../build/kubernetes-changes.ts';

const brief = (highlights: readonly Highlight[]): string[] =>
  highlights.map(({ severity, title }) => `${severity}: ${title}`);

describe('webhooks outside the cluster', () => {
  const NAME = ['MutatingWebhookConfiguration', 'hooks'] as const;
  const RULES = [{ operations: ['CREATE'], apiGroups: [''], resources: ['pods', 'secrets'] }];
  const hook = (clientConfig: JsonObject, rules: JsonObject[] = RULES): JsonObject => ({
    webhooks: [{ name: 'a.b.c', clientConfig, rules }],
  });
  const service = { service: { namespace: 'shop', name: 'hook' } };

  test('added', () => {
    const change = changed(NAME, undefined, hook({ url: 'https://x.example/a' }));
    expect(brief(findExternalWebhook(change))).toEqual([
      'alarm: A webhook outside the cluster sees every write of pods and secrets',
    ]);
    expect(findExternalWebhook(change)[0]?.details).toEqual([
      'MutatingWebhookConfiguration hooks → https://x.example/a',
      'CREATE: can change them',
    ]);
  });
  test('moved there', () => {
    const all = [{ operations: ['*'], apiGroups: ['*'], resources: ['*/*'] }];
    const change = changed(NAME, hook(service), hook({ url: 'https://192.0.2.1:8443/' }, all));
    expect(brief(findExternalWebhook(change))).toEqual([
      'alarm: A webhook moved out of the cluster sees every write of everything',
    ]);
    expect(findExternalWebhook(change)[0]?.details.at(-1)).toBe('it was Service shop/hook');
  });
  test.each([
    'https://localhost:9443/x',
    'https://127.0.0.1/x',
    'https://[::1]:1/x',
    'https://hook.shop.svc/x',
    'https://hook.shop.svc.cluster.local:443/x',
  ])('%s stays inside', (url) => {
    expect(findExternalWebhook(changed(NAME, undefined, hook({ url })))).toEqual([]);
  });
  test.each([
    'https://localhost.attacker.example/x',
    'https://hook.shop.svc@attacker.example/x',
    'https://127.0.0.1.attacker.example/x',
    'https://hook.shop.svc.attacker.example/x',
    'no URL at all',
  ])('%s does not', (url) => {
    expect(findExternalWebhook(changed(NAME, undefined, hook({ url })))).toHaveLength(1);
  });
  test('a service, an old URL, a removed one are none', () => {
    const url = hook({ url: 'https://x.example/a' });
    expect(findExternalWebhook(changed(NAME, undefined, hook(service)))).toEqual([]);
    expect(findExternalWebhook(changed(NAME, url, { ...url, a: 1 }))).toEqual([]);
    expect(findExternalWebhook(changed(NAME, url, undefined))).toEqual([]);
  });
});

describe('admission', () => {
  const BINDING = ['ValidatingAdmissionPolicyBinding', 'no-latest'] as const;
  const HOOKS = ['ValidatingWebhookConfiguration', 'hooks'] as const;
  const actions = (...validationActions: string[]): JsonObject => ({
    spec: { policyName: 'p', validationActions },
  });
  const hooks = (...policies: string[]): JsonObject => ({
    webhooks: policies.map((failurePolicy, index) => ({
      name: `w${String(index)}`,
      failurePolicy,
    })),
  });

  test.each([
    ['a removed binding', BINDING, actions('Deny'), undefined],
    ['a binding that denies no longer', BINDING, actions('Deny', 'Audit'), actions('Audit')],
    ['a webhook that is gone from its configuration', HOOKS, hooks('Fail', 'Fail'), hooks('Fail')],
    ['a webhook whose failure is ignored now', HOOKS, hooks('Fail'), hooks('Ignore')],
  ])('%s is an alarm', (_name, name, before, after) => {
    const found = findWeakenedAdmission(changed(name, before, after));
    expect(found.map(({ severity }) => severity)).toEqual(['alarm']);
  });
  test('removed webhooks are a note: they go with what they belong to', () => {
    const found = findWeakenedAdmission(changed(HOOKS, hooks('Fail'), undefined));
    expect(brief(found)).toEqual(['note: ValidatingWebhookConfiguration hooks was removed']);
  });
  test.each([
    ['added', BINDING, undefined, actions('Deny')],
    ['stricter', BINDING, actions('Audit'), actions('Deny')],
    ['stricter', HOOKS, hooks('Ignore'), hooks('Fail')],
    ['more', HOOKS, hooks('Fail'), hooks('Fail', 'Fail')],
  ])('%s is none', (_name, name, before, after) => {
    expect(findWeakenedAdmission(changed(name, before, after))).toEqual([]);
  });
});

describe('API services', () => {
  const NAME = ['APIService', 'v1.metrics.k8s.io'] as const;
  const served = (insecureSkipTLSVerify?: boolean): JsonObject => ({
    spec: {
      service: { namespace: 'kube-system', name: 'metrics' },
      ...(insecureSkipTLSVerify === undefined ? {} : { insecureSkipTLSVerify }),
    },
  });

  test('verification switched off', () => {
    expect(brief(findInsecureApiService(changed(NAME, served(false), served(true))))).toEqual([
      'alarm: APIService v1.metrics.k8s.io: TLS verification switched off',
    ]);
  });
  test('a new one is a note', () => {
    expect(brief(findInsecureApiService(changed(NAME, undefined, served(true))))).toEqual([
      'note: APIService v1.metrics.k8s.io was added: another server answers for it, without TLS verification',
    ]);
  });
  test('one of this cluster, one that was so, one that is better are none', () => {
    const local = { spec: { service: null } };
    expect(findInsecureApiService(changed(NAME, undefined, local))).toEqual([]);
    expect(findInsecureApiService(changed(NAME, served(true), { ...served(true), a: 1 }))).toEqual(
      [],
    );
    expect(findInsecureApiService(changed(NAME, served(true), served()))).toEqual([]);
  });
});
