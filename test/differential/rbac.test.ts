/**
 * Who may do what: the answer is that of Kubernetes' own RBAC authorizer, about the clusters of the
 * fixtures and about random ones.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Random } from './harness/random.ts';
import { firstSeed } from './harness/rounds.ts';
import { run } from './harness/run.ts';
import { Tally } from './harness/tally.ts';
import { fixtureNames } from '../build/fixtures.ts';
import { randomCluster, randomQuestions } from '../build/rbac-questions.ts';
import { rbacObjects } from '../build/rbac.ts';
import { locateOracles } from '../oracles/locate.ts';
import { KUBERNETES_VERSION } from '../oracles/versions.ts';
import type { JsonObject } from '../../src/bytes/json.ts';
import { authorize } from '../../src/operations/kubernetes/rbac/authorize.ts';
import type { Question } from '../../src/operations/kubernetes/rbac/authorize.ts';
import { createRbacState } from '../../src/operations/kubernetes/rbac/rbac-state.ts';

const QUESTIONS = 1_000;
const CLUSTERS = 60;

const oracles = locateOracles();
const tally = new Tally();
const fixtures = fixtureNames('kubernetes').map((name) => name.slice('kubernetes/'.length));

describe.skipIf(!oracles)(`the RBAC authorizer of Kubernetes ${KUBERNETES_VERSION}`, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-rbac-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    const seeds = `seeds ${String(firstSeed())} to ${String(firstSeed() + CLUSTERS - 1)}`;
    const clusters = `${String(CLUSTERS)} random clusters, ${seeds}`;
    await tally.finish('rbac', suite, {
      input: `\`authorize\` and the authorizer of Kubernetes ${KUBERNETES_VERSION}, of all fixtures and ${clusters}`,
    });
  });

  it.each(fixtures)('fixture %s', async (name) => {
    const objects = rbacObjects(name);
    expect(objects.length).toBeGreaterThan(100);
    const random = new Random(firstSeed());
    await compare(objects, randomQuestions(random, objects, QUESTIONS), 'of a fixture');
  });

  it('random clusters', async () => {
    for (let seed = firstSeed(); seed < firstSeed() + CLUSTERS; seed++) {
      const random = new Random(seed);
      const objects = randomCluster(random);
      const questions = randomQuestions(random, objects, QUESTIONS);
      await compare(objects, questions, 'of a random cluster', `seed ${String(seed)}`);
    }
  });

  async function compare(
    objects: readonly JsonObject[],
    questions: readonly Question[],
    what: string,
    about = '',
  ): Promise<void> {
    const asked = questions.map(({ user, groups, action }) => ({ user, groups, ...action }));
    const file = join(folder, 'asked.json');
    await writeFile(file, JSON.stringify({ objects, questions: asked }));
    const said = await run(oracles!.rbacAuthorizer, [file]);
    expect(said, about).toMatchObject({ exit: 0, stderr: '' });
    const theirs = JSON.parse(said.stdout) as boolean[];
    const state = createRbacState(objects);
    const ours = questions.map((question) => authorize(state, question));
    const differing = asked.filter((_, index) => ours[index] !== theirs[index]);
    expect(differing, about).toEqual([]);
    const allowed = theirs.filter(Boolean).length;
    tally.add(`questions ${what}: allowed`, allowed);
    tally.add(`questions ${what}: not allowed`, theirs.length - allowed);
  }
});
