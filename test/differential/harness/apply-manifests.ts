/**
 * Manifests applied to an API server as `kubectl apply --server-side` does, one request each: where
 * a kind lies is asked of the server itself.
 */
import type { ApiServer } from './api-server.ts';

/** A manifest, as far as it says where it goes. */
export interface AppliedManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

interface ResourceList {
  readonly resources?: readonly { readonly name: string; readonly kind: string }[];
}

interface Definition {
  readonly status?: { readonly conditions?: readonly { type: string; status: string }[] };
}

const TRIES_MAX = 100;

/** Applies manifests one after the other. */
export class Applier {
  readonly #api: ApiServer;
  /** Plurals by `apiVersion kind`. */
  readonly #plurals = new Map<string, string>();

  constructor(api: ApiServer) {
    this.#api = api;
  }

  /** Applies one, in JSON, and gives it; throws what the server says against it. */
  async apply(text: string): Promise<AppliedManifest> {
    const manifest = JSON.parse(text) as AppliedManifest;
    const { namespace, name } = manifest.metadata;
    const folder = await this.#folder(manifest, namespace);
    const path = `${folder}/${encodeURIComponent(name)}?fieldManager=kubectl&force=true`;
    const contentType = 'application/apply-patch+yaml';
    const { status, body } = await this.#api.call('PATCH', path, text, { contentType });
    if (status !== 200 && status !== 201) {
      const { message } = body as { message?: string };
      throw new Error(`${manifest.kind} ${namespace ?? ''}/${name}: ${message ?? String(status)}`);
    }
    if (manifest.kind === 'CustomResourceDefinition') await this.#untilEstablished(folder, name);
    return manifest;
  }

  async #folder({ apiVersion, kind }: AppliedManifest, namespace?: string): Promise<string> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const id = `${apiVersion} ${kind}`;
    if (!this.#plurals.has(id)) {
      const { body } = await this.#api.call('GET', root);
      const found = ((body as ResourceList).resources ?? []).filter(
        (resource) => resource.kind === kind && !resource.name.includes('/'),
      );
      const [only] = found;
      if (only === undefined) throw new Error(`${id}: the server does not know it`);
      this.#plurals.set(id, only.name);
    }
    const inside = namespace === undefined ? '' : `/namespaces/${namespace}`;
    return `${root}${inside}/${this.#plurals.get(id) ?? ''}`;
  }

  async #untilEstablished(folder: string, name: string): Promise<void> {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const { body } = await this.#api.call('GET', `${folder}/${name}`);
      const conditions = (body as Definition).status?.conditions ?? [];
      if (conditions.some(({ type, status }) => type === 'Established' && status === 'True')) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${name}: it is not established`);
  }
}
