/**
 * The released programs that this project is compared with, pinned: which versions there are, how
 * each program is made, and what proves that it is the right one. Each release is built at the
 * dependency versions of its own `go.mod` (etcd `server/go.mod`, `etcdutl/go.mod`,
 * `etcdctl/go.mod`), which is what the `go.mod` files beside this one hold fast.
 */

/** The etcd releases, oldest first. */
export const ETCD_VERSIONS = ['3.4.23', '3.5.35', '3.6.16', '3.7.3'] as const;

/** One of the pinned etcd releases. */
export type EtcdVersion = (typeof ETCD_VERSIONS)[number];

/** The release of the `bbolt` command. */
export const BBOLT_VERSION = '1.5.0';

/** The release whose source tree `etcd-dump-logs` is taken from; no release ships it. */
export const DUMP_LOGS_VERSION = '3.6.8';

/** The Kubernetes release whose API server and authorizer we are compared with. */
export const KUBERNETES_VERSION = '1.36.3';

/** A program and how it is recognised. */
interface Recipe {
  /** Path below the oracles folder, with `/`. */
  readonly file: string;
  /** Arguments that make the program print its version. */
  readonly versionArguments: readonly string[];
  /** Text that must then be on standard output or standard error. */
  readonly versionText: string;
}

/** A program built from Go modules. */
export interface GoRecipe extends Recipe {
  readonly kind: 'go';
  /** Folder below `test/oracles/go` whose `go.mod` pins every dependency. */
  readonly moduleFolder: string;
  /** Import path of the main package. */
  readonly mainPackage: string;
  /** Modules, as `path version`, that the finished program must contain. */
  readonly contains: readonly string[];
  /** String variables, by import path and name, that the release's own build sets. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A program taken out of a Debian package, which is unpacked and never installed. */
export interface DebianRecipe extends Recipe {
  readonly kind: 'debian';
  /** Package name with a version pattern, as apt-get takes it. */
  readonly packagePattern: string;
  /** Path of the program inside the package. */
  readonly member: string;
}

/** One program to bring. */
export type OracleRecipe = GoRecipe | DebianRecipe;

const BBOLT_MODULE = 'go.etcd.io/bbolt';
const TABLE_MODULE = 'github.com/olekukonko/tablewriter';
/** Of the many libraries that Kubernetes releases together, those that decide what a store holds. */
const KUBERNETES_LIBRARIES = ['api', 'apimachinery', 'apiserver', 'client-go'];

/** Every program, in the order in which they are brought. */
export const ORACLE_RECIPES: readonly OracleRecipe[] = [
  debianRecipe('etcd', 'etcd-server', ['--version']),
  debianRecipe('etcdctl', 'etcd-client', ['version']),
  ...etcdRecipes('3.5.35', 'etcd-3.5', { bbolt: 'v1.3.12', tablewriter: 'v0.0.5' }),
  ...etcdRecipes('3.6.16', 'etcd-3.6', { bbolt: 'v1.4.3', tablewriter: 'v0.0.5' }),
  ...etcdRecipes('3.7.3', 'etcd-3.7', { bbolt: 'v1.5.0', tablewriter: 'v1.1.4' }),
  {
    kind: 'go',
    file: `bbolt-${BBOLT_VERSION}/bbolt`,
    versionArguments: ['version'],
    // bbolt 1.5.0 says so: version/version.go was not raised. What it contains proves the release.
    versionText: 'bbolt Version: 1.4.0-alpha.0',
    moduleFolder: 'bbolt-1.5',
    mainPackage: `${BBOLT_MODULE}/cmd/bbolt`,
    contains: [`${BBOLT_MODULE} v${BBOLT_VERSION}`],
  },
  {
    kind: 'go',
    file: `etcd-dump-logs-${DUMP_LOGS_VERSION}/etcd-dump-logs`,
    // It knows no version of its own. Its usage tells what it is, and what it contains, which release.
    versionArguments: ['-help'],
    versionText: '-start-snap',
    moduleFolder: 'dump-logs-3.6',
    mainPackage: 'go.etcd.io/etcd/v3/tools/etcd-dump-logs',
    contains: [
      `go.etcd.io/etcd/v3 v${DUMP_LOGS_VERSION}`,
      `go.etcd.io/etcd/server/v3 v${DUMP_LOGS_VERSION}`,
      'go.etcd.io/raft/v3 v3.6.0',
    ],
  },
  kubeApiServerRecipe(),
  {
    kind: 'go',
    file: `kubectl-print-${KUBERNETES_VERSION}/kubectl-print`,
    versionArguments: ['-version'],
    versionText: 'kubectl-print 1.36',
    moduleFolder: 'kubectl-print-1.36',
    mainPackage: 'kubectl-print',
    // As in the go.mod of k8s.io/cli-runtime v0.36.3, whose printers it stands for.
    contains: ['sigs.k8s.io/yaml v1.6.0', 'go.yaml.in/yaml/v2 v2.4.3'],
  },
  {
    kind: 'go',
    file: `rbac-authorizer-${KUBERNETES_VERSION}/rbac-authorizer`,
    versionArguments: ['--version'],
    versionText: `Kubernetes v${KUBERNETES_VERSION}`,
    moduleFolder: 'rbac-authorizer-1.36',
    mainPackage: '.',
    contains: kubernetesModules(['api', 'apimachinery', 'apiserver']),
  },
];

/** What lies in the `staging` folder of Kubernetes 1.X is released as the module `k8s.io/…` 0.X. */
function kubernetesModules(libraries: readonly string[]): string[] {
  const version = `v${KUBERNETES_VERSION}`;
  const library = version.replace(/^v1/, 'v0');
  return [`k8s.io/kubernetes ${version}`, ...libraries.map((name) => `k8s.io/${name} ${library}`)];
}

function kubeApiServerRecipe(): GoRecipe {
  const version = `v${KUBERNETES_VERSION}`;
  return {
    kind: 'go',
    file: `kube-apiserver-${KUBERNETES_VERSION}/kube-apiserver`,
    versionArguments: ['--version'],
    versionText: `Kubernetes ${version}`,
    moduleFolder: 'kube-apiserver-1.36',
    mainPackage: 'k8s.io/kubernetes/cmd/kube-apiserver',
    contains: kubernetesModules(KUBERNETES_LIBRARIES),
    // As hack/lib/version.sh sets them; without them it calls itself v0.0.0.
    variables: { 'k8s.io/component-base/version.gitVersion': version },
  };
}

function debianRecipe(
  program: string,
  debianPackage: string,
  versionArguments: readonly string[],
): DebianRecipe {
  return {
    kind: 'debian',
    file: `3.4.23/${program}`,
    versionArguments,
    versionText: '3.4.23',
    packagePattern: `${debianPackage}=3.4.23*`,
    member: `usr/bin/${program}`,
  };
}

function etcdRecipes(
  version: EtcdVersion,
  moduleFolder: string,
  pinned: { readonly bbolt: string; readonly tablewriter: string },
): GoRecipe[] {
  const bbolt = `${BBOLT_MODULE} ${pinned.bbolt}`;
  const tables = `${TABLE_MODULE} ${pinned.tablewriter}`;
  const recipe = (program: string, folder: string, libraries: string[]): GoRecipe => ({
    kind: 'go',
    file: `${version}/${program}`,
    versionArguments: [program === 'etcd' ? '--version' : 'version'],
    versionText: version,
    moduleFolder,
    mainPackage: `go.etcd.io/etcd/${folder}/v3`,
    contains: [`go.etcd.io/etcd/${folder}/v3 v${version}`, ...libraries],
  });
  return [
    recipe('etcd', 'server', [bbolt]),
    recipe('etcdctl', 'etcdctl', [tables]),
    recipe('etcdutl', 'etcdutl', [bbolt, tables]),
  ];
}
