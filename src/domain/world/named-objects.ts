import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { podSpecOf } from '#domain/kubernetes/pod-spec.ts';
import type {
  Container,
  PodSpec,
  ServiceAccount,
  StatefulSet,
  Volume,
  VolumeProjection,
} from '#domain/kubernetes/schema/api.gen.ts';
import { namespaceOf } from './identity.ts';

/** An object of the same namespace that a manifest cannot do without. */
export interface NamedObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Keys of a ConfigMap or Secret that are named, too. */
  readonly keys: readonly string[];
}

interface Named {
  readonly kind: string;
  readonly name: string | undefined;
  readonly keys?: readonly (string | undefined)[];
}

/** The objects that a manifest names and counts on, each once, in the order of their kinds. What is optional is left out. */
export function namedObjects(manifest: Manifest): readonly NamedObject[] {
  const { object, kind } = manifest;
  if (object === undefined) return [];
  const spec = podSpecOf(object, kind);
  const named = [
    ...(spec === undefined ? [] : ofPod(spec)),
    ...(kind === 'StatefulSet' ? ofStatefulSet(object as StatefulSet) : []),
    ...(kind === 'ServiceAccount' ? ofServiceAccount(object as ServiceAccount) : []),
  ];
  return together(named, namespaceOf(manifest)).toSorted(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
  );
}

const KINDS = ['ServiceAccount', 'ConfigMap', 'Secret', 'PersistentVolumeClaim', 'Service'];

function together(named: readonly Named[], namespace: string): readonly NamedObject[] {
  const found = new Map<string, NamedObject>();
  for (const { kind, name = '', keys = [] } of named) {
    const id = `${kind}/${name}`;
    const known = found.get(id)?.keys ?? [];
    const more = keys.flatMap((each) =>
      each === undefined || each === '' || known.includes(each) ? [] : [each],
    );
    if (name !== '') found.set(id, { kind, name, namespace, keys: [...known, ...new Set(more)] });
  }
  return [...found.values()];
}

function ofPod(spec: PodSpec): readonly Named[] {
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  return [
    ...(account === 'default' ? [] : [{ kind: 'ServiceAccount', name: account }]),
    ...[...(spec.initContainers ?? []), ...(spec.containers ?? [])].flatMap((each) =>
      ofContainer(each ?? {}),
    ),
    ...(spec.volumes ?? []).flatMap((volume) => ofVolume(volume ?? {})),
    ...(spec.imagePullSecrets ?? []).map((secret) => ({ kind: 'Secret', name: secret?.name })),
  ];
}

interface Reference {
  readonly name?: string;
  readonly key?: string;
  readonly optional?: boolean;
}

const of = (kind: string, reference: Reference | undefined): readonly Named[] =>
  !reference || reference.optional === true ? [] : [{ kind, name: reference.name, keys: [reference.key] }];

function ofContainer({ env = [], envFrom = [] }: Container): readonly Named[] {
  return [
    ...env.flatMap((variable) => [
      ...of('ConfigMap', variable?.valueFrom?.configMapKeyRef),
      ...of('Secret', variable?.valueFrom?.secretKeyRef),
    ]),
    ...envFrom.flatMap((source) => [
      ...of('ConfigMap', source?.configMapRef),
      ...of('Secret', source?.secretRef),
    ]),
  ];
}

function ofVolume({ configMap, secret, projected, persistentVolumeClaim }: Volume): readonly Named[] {
  return [
    ...withKeys('ConfigMap', configMap, configMap?.name),
    ...withKeys('Secret', secret, secret?.secretName),
    ...(projected?.sources ?? []).flatMap((source) => ofProjection(source ?? {})),
    ...of('PersistentVolumeClaim', persistentVolumeClaim && { name: persistentVolumeClaim.claimName ?? '' }),
  ];
}

function ofProjection({ configMap, secret }: VolumeProjection): readonly Named[] {
  return [...withKeys('ConfigMap', configMap, configMap?.name), ...withKeys('Secret', secret, secret?.name)];
}

interface Keyed {
  readonly items?: readonly Reference[];
  readonly optional?: boolean;
}

function withKeys(kind: string, source: Keyed | undefined, name: string | undefined): readonly Named[] {
  if (!source || source.optional === true) return [];
  return [{ kind, name, keys: (source.items ?? []).map((item) => item?.key) }];
}

/** The Service that gives its Pods their names; without it they run, and are not found by name. */
function ofStatefulSet({ spec }: StatefulSet): readonly Named[] {
  return [{ kind: 'Service', name: spec?.serviceName }];
}

function ofServiceAccount({ imagePullSecrets = [] }: ServiceAccount): readonly Named[] {
  return imagePullSecrets.map((secret) => ({ kind: 'Secret', name: secret?.name }));
}
