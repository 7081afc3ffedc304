/** What the manifests amount to before anything runs. Every fact carries the place of the YAML that it came from. */
import type { Manifest, Path } from '#domain/kubernetes/manifest.ts';
import type { Span } from '#domain/kubernetes/span.ts';

/** The field that a fact came from. Its span is `manifest.locate(path)`. */
export interface Origin {
  readonly manifest: Manifest;
  readonly path: Path;
}

/** Ids are those of the topology and of flows: `pod/share`, `deployment/web`, `service/apache`, `share/writer` for a container. */
export interface World {
  readonly workloads: readonly Workload[];
  readonly services: readonly ServiceFact[];
  readonly configMaps: readonly ConfigFact[];
  readonly secrets: readonly ConfigFact[];
  /** Everything else that was read and is only named, for example a Namespace. */
  readonly others: readonly { readonly kind: string; readonly name: string; readonly origin: Origin }[];
}

/** A Pod, or the Pod template of a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job or CronJob. */
export interface Workload {
  /** `pod/web`, `deployment/web`: kind in lower case, slash, name. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Labels of the Pod itself (of the template for a controller). */
  readonly labels: Readonly<Record<string, string>>;
  readonly replicas: number;
  readonly restartPolicy: string;
  readonly shareProcessNamespace: boolean;
  readonly hostNetwork: boolean;
  readonly containers: readonly ContainerFact[];
  readonly volumes: readonly VolumeFact[];
  /** True for objects that the exercise gives. */
  readonly given: boolean;
  readonly origin: Origin;
}

/** init: runs to its end before the next. sidecar: in initContainers with restartPolicy Always. app: in containers. */
export type ContainerKind = 'init' | 'sidecar' | 'app';

export interface ContainerFact {
  /** `web/nginx`: workload name, slash, container name. */
  readonly id: string;
  readonly name: string;
  readonly kind: ContainerKind;
  readonly image: ImageReference;
  /** What the process gets as argv: command and args of the manifest over those of the image; undefined when the image is not known and the manifest gives no command. `$(VAR)` is expanded. */
  readonly argv: readonly string[] | undefined;
  readonly env: readonly EnvFact[];
  /** ConfigMaps and Secrets of `envFrom` that are not there and not optional. */
  readonly missingEnvFrom?: readonly MissingReference[];
  readonly ports: readonly PortFact[];
  readonly mounts: readonly MountFact[];
  /** Rank of its start: 0, 1, 2 for init containers and sidecars in list order, then one rank shared by all app containers. */
  readonly startRank: number;
  /** `restartPolicy` of the container itself, as written; absent when it has none. */
  readonly restartPolicy?: string;
  readonly readOnlyRootFilesystem: boolean;
  readonly origin: Origin;
}

export interface ImageReference {
  readonly text: string;
  /** Normalised repository: `nginx`, `busybox`, `oliver006/redis_exporter`; `docker.io/library/` is dropped. */
  readonly repository: string;
  /** `latest` when neither tag nor digest is given, empty with a digest alone. */
  readonly tag: string;
  readonly digest: string;
}

export interface EnvFact {
  readonly name: string;
  /** Undefined when it cannot be known before the Pod runs (a field of the live Pod, a missing key). */
  readonly value: string | undefined;
  /** What it takes from a ConfigMap or Secret, when that is not there (or has no such key) and is not optional. */
  readonly missing?: MissingReference;
  readonly origin: Origin;
}

/** A ConfigMap or Secret that is counted on, not optional, and not there; with `key`: it is there, and its key is not. */
export interface MissingReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key?: string;
  readonly origin: Origin;
}

/** A declared port. Declaring opens nothing: what a process binds is `listeners.ts`. */
export interface PortFact {
  readonly name: string;
  readonly containerPort: number;
  readonly protocol: string;
  readonly origin: Origin;
}

export type VolumeSource =
  | 'emptyDir'
  | 'configMap'
  | 'secret'
  | 'projected'
  | 'downwardAPI'
  | 'hostPath'
  | 'persistentVolumeClaim'
  | 'ephemeral'
  | 'image'
  | 'other';

export interface VolumeFact {
  readonly name: string;
  readonly source: VolumeSource;
  /** Name of the ConfigMap, Secret, claim, image or host path behind it; empty for emptyDir. */
  readonly of: string;
  /** Files that are known to stand in the volume when the Pod starts, from ConfigMaps, Secrets and projections. */
  readonly files: readonly KnownFile[];
  /** True when `files` is complete: false while a ConfigMap or Secret is missing. */
  readonly complete: boolean;
  readonly missing?: readonly MissingReference[];
  readonly medium: string;
  readonly origin: Origin;
}

/** One file of a volume, from a key of a ConfigMap or a Secret. */
export interface KnownFile {
  /** Relative to the volume's root, no leading slash. */
  readonly path: string;
  readonly content: string;
  /** `configmap/tls-proxy` or `secret/apache-cert`, and the key. */
  readonly from: string;
  readonly key: string;
}

export interface MountFact {
  readonly volume: VolumeFact;
  /** Absolute, no trailing slash except for `/`. */
  readonly mountPath: string;
  /** Relative path inside the volume, empty for its root. */
  readonly subPath: string;
  /** True when `subPathExpr` holds a variable that cannot be known before the Pod runs; `subPath` is then as written. */
  readonly subPathUnknown?: boolean;
  readonly readOnly: boolean;
  readonly origin: Origin;
}

/** A key-value object: ConfigMap (data and binaryData) or Secret (data decoded, stringData). */
export interface ConfigFact {
  /** `configmap/tls-proxy`, `secret/apache-cert`. */
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  /** `Opaque`, `kubernetes.io/tls`, ...; empty for a ConfigMap. */
  readonly type: string;
  readonly data: ReadonlyMap<string, string>;
  readonly given: boolean;
  readonly origin: Origin;
}

export interface ServiceFact {
  /** `service/apache`. */
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly type: string;
  readonly headless: boolean;
  readonly externalName: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePortFact[];
  readonly given: boolean;
  readonly origin: Origin;
}

export interface ServicePortFact {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  /** As written or defaulted: a number, or the name of a container port. */
  readonly targetPort: number | string;
  /** True when the learner wrote targetPort himself. */
  readonly targetPortWritten: boolean;
  readonly origin: Origin;
}

/** A file as one container sees it: either inside a volume, or in the image's own file system. */
export type Place =
  | {
      readonly in: 'volume';
      readonly volume: VolumeFact;
      readonly path: string;
      readonly mount: MountFact;
      readonly content: KnownFile | undefined;
    }
  | { readonly in: 'image'; readonly path: string };

/** A span together with the manifest that it lies in: what a drawing or a report highlights. */
export interface Mark {
  readonly manifest: Manifest;
  readonly span: Span;
}
