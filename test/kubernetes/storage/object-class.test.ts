import { describe, expect, test } from 'vitest';

import { encodeText } from '../../../src/bytes/text.ts';
import { BUILT_IN_RESOURCES } from '../../../src/kubernetes/storage/built-in-resources.ts';
import {
  CLASS_LABELS,
  CLASS_ORDER,
  classOf,
} from '../../../src/kubernetes/storage/object-class.ts';
import { OPENSHIFT_RESOURCES } from '../../../src/kubernetes/storage/openshift-resources.ts';
import { parseClasses, UnknownClassError } from '../../../src/kubernetes/storage/parse-classes.ts';
import { placeOf } from '../../../src/kubernetes/storage/place-of.ts';
import { readChanges } from '../../build/kubernetes-objects.ts';

const classOfKey = (key: string): string => classOf(placeOf(encodeText(key)));

describe('classes', () => {
  test('are those of every change of the fixtures', () => {
    const changes = readChanges();
    expect(changes.length).toBe(136);
    const told = changes.map(({ key, class: name }) => [key, name]);
    expect(changes.map(({ key }) => [key, classOfKey(key)])).toEqual(told);
  });

  test.each([
    ['/registry/snapshot.storage.k8s.io/volumesnapshots/a/b', 'customresources'],
    ['/registry/example.io/secrets/a/b', 'customresources'],
    ['/registry/gizmos/a', 'other'],
    ['/registry/masterleases/10.0.0.1', 'other'],
    ['/bootstrap/e3b0c44298fc', 'other'],
    ['compact_rev_key', 'other'],
    ['/calico/x', 'other'],
    ['/openshift.io/users/joe', 'identity'],
    ['/openshift.io/routes/a/b', 'network'],
  ])('%s is of %s', (key, name) => {
    expect(classOfKey(key)).toBe(name);
  });

  test('are known for every resource in the tables', () => {
    for (const { group, resource, kind } of [...BUILT_IN_RESOURCES, ...OPENSHIFT_RESOURCES]) {
      const names = { namespace: undefined, name: 'n' };
      const place = {
        type: 'resource',
        prefix: '/registry',
        group,
        resource,
        kind,
        ...names,
      } as const;
      expect([resource, classOf(place)]).not.toEqual([resource, 'other']);
    }
  });

  test('have an order and labels', () => {
    expect(CLASS_ORDER.length).toBe(17);
    expect(CLASS_ORDER.map((name) => CLASS_LABELS[name]).every((label) => label !== '')).toBe(true);
    expect(CLASS_ORDER[0]).toBe('secrets');
  });
});

describe('a list of classes', () => {
  test.each([
    ['secrets', ['secrets']],
    ['secrets,rbac,crds', ['secrets', 'rbac', 'extension', 'customresources']],
    [' Networking , network', ['network']],
  ])('%j', (text, classes) => {
    expect([...parseClasses(text)]).toEqual(classes);
  });

  test.each([
    ['secrets,rback', 'rback'],
    ['', ''],
    ['constructor', 'constructor'],
  ])('%j is none', (text, given) => {
    expect(() => parseClasses(text)).toThrow(UnknownClassError);
    expect(() => parseClasses(text)).toThrow(`found ${given}, expected some of secrets, rbac`);
  });
});
