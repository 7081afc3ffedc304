import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { isWhole } from '#domain/world/context.ts';
import { isSlip } from '#domain/world/nearness.ts';
import type { ConfigFact, MissingReference, Workload, World } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** ConfigMaps, Secrets and keys that the Pod counts on and that are not there. */
export function referenceFaults(workload: Workload, world: World): readonly Diagnostic[] {
  const mounted = new Set(
    workload.containers.flatMap((container) => container.mounts.map((mount) => mount.volume)),
  );
  const volumes = workload.volumes
    .filter((volume) => mounted.has(volume))
    .flatMap((volume) => volume.missing ?? []);
  const env = workload.containers.flatMap((container) => [
    ...container.env.flatMap((fact) => (fact.missing === undefined ? [] : [fact.missing])),
    ...(container.missingEnvFrom ?? []),
  ]);
  return [
    ...volumes.flatMap((missing) => missingFault(missing, 'volume', workload, world)),
    ...env.flatMap((missing) => missingFault(missing, 'env', workload, world)),
  ];
}

/** What the Pod shows, and the words of the kubelet (kubelet_pods.go for env; configmap.go and secret.go of pkg/volume). */
const STUCK = {
  volume: {
    shows: 'all its containers wait in ContainerCreating, with the event FailedMount',
    object: (kind: string, name: string) =>
      `MountVolume.SetUp failed: ${kind.toLowerCase()} "${name}" not found`,
    key: (kind: string, _: string, key: string) =>
      `MountVolume.SetUp failed: references non-existent ${kind === 'Secret' ? 'secret' : 'config'} key: ${key}`,
  },
  env: {
    shows: 'the container waits with CreateContainerConfigError',
    object: (kind: string, name: string) => `Error: ${kind.toLowerCase()} "${name}" not found`,
    key: (kind: string, name: string, key: string) => `Error: couldn't find key ${key} in ${kind} ${name}`,
  },
} as const;

type Stuck = (typeof STUCK)[keyof typeof STUCK];

function factsOf(kind: MissingReference['kind'], world: World): readonly ConfigFact[] {
  return kind === 'ConfigMap' ? world.configMaps : world.secrets;
}

function missingFault(
  missing: MissingReference,
  by: 'volume' | 'env',
  workload: Workload,
  world: World,
): readonly Diagnostic[] {
  const fault = missing.key === undefined ? missingObject : missingKey;
  return fault(missing, STUCK[by], workload, world);
}

/** A key of an object that is there is surely missing. */
function missingKey(
  { kind, name, key = '', origin }: MissingReference,
  stuck: Stuck,
  workload: Workload,
  world: World,
): readonly Diagnostic[] {
  const found = factsOf(kind, world).find(
    (fact) => fact.name === name && fact.namespace === workload.namespace,
  );
  const keys = [...(found?.data.keys() ?? [])];
  return [
    finding('fault', 'missing-key', origin, {
      what: `${kind} ${name} has no key ${key}; ${stuck.shows}: ${stuck.key(kind, `${workload.namespace}/${name}`, key)}`,
      why: 'A reference to a key that is not there is refused by the kubelet when the container is to start.',
      fix: keys.length === 0 ? `Add the key ${key} to ${kind} ${name}.` : `Its keys are: ${keys.join(', ')}.`,
    }),
  ];
}

/**
 * The object may stand elsewhere. That it does not is known when the exercise gives its neighbours, and nearly so when it
 * stands beside the Pod in another namespace, or under a name with a slip.
 */
function missingObject(
  { kind, name, origin }: MissingReference,
  stuck: Stuck,
  workload: Workload,
  world: World,
): readonly Diagnostic[] {
  const facts = factsOf(kind, world);
  const elsewhere = facts.find((fact) => fact.name === name);
  const idle = idleIn(world, kind)
    .filter((fact) => fact.namespace === workload.namespace)
    .slice(0, MOST_IDLE);
  const meant = idle.find((fact) => isMeant(fact, name)) ?? (isWhole(world) ? idle[0] : undefined);
  if (!isWhole(world) && meant === undefined && elsewhere === undefined) return [];
  return [
    finding('fault', 'missing-object', origin, {
      what: `There is no ${kind} ${name} in namespace ${workload.namespace}; ${stuck.shows}: ${stuck.object(kind, name)}`,
      why:
        elsewhere === undefined
          ? `A Pod can use only what exists in its own namespace.`
          : `${kind} ${name} is in namespace ${elsewhere.namespace}, and a Pod sees only its own.`,
      fix:
        meant === undefined
          ? `Create the ${kind} in namespace ${workload.namespace}, or correct the name.`
          : `${kind} ${meant.name} is there and used by nobody: is that the one?`,
    }),
  ];
}

/** A name with a slip, or with a part too much or too little: `app-conf` and `app-config`. */
function isMeant(fact: ConfigFact, name: string): boolean {
  const [short = '', long = ''] = [fact.name, name].toSorted((a, b) => a.length - b.length);
  return isSlip(fact.name, name) || (short.length > 3 && long.includes(short));
}

/** Of more, nobody would look through. */
const MOST_IDLE = 50;
const IDLE = new WeakMap<readonly ConfigFact[], readonly ConfigFact[]>();

/** Those of a kind that nobody uses. */
function idleIn(world: World, kind: MissingReference['kind']): readonly ConfigFact[] {
  const facts = factsOf(kind, world);
  const known = IDLE.get(facts);
  if (known !== undefined) return known;
  const used = usedIn(world);
  const isUsed = ({ namespace, name, id }: ConfigFact): boolean =>
    used.has(`${namespace} ${name}`) || used.has(`${namespace} ${id}`);
  const idle = facts.filter((fact) => !isUsed(fact));
  IDLE.set(facts, idle);
  return idle;
}

/** What Pods name, behind its namespace: objects of volumes, and any `name` in their manifests (env, envFrom). */
function usedIn(world: World): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { namespace, volumes, origin } of world.workloads) {
    const ofVolumes = volumes.flatMap(({ of, files }) => [of, ...files.map(({ from }) => from)]);
    const names = [...ofVolumes, ...namesBelow(origin.manifest.object)];
    for (const name of names) used.add(`${namespace} ${name}`);
  }
  return used;
}

function namesBelow(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'name' && typeof inner === 'string' ? [inner] : namesBelow(inner),
  );
}
