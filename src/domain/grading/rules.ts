/** What a container has to be; `undefined` asks nothing. */
export interface ContainerDemand {
  /** Image with its tag as the task names it; without a tag, any will do. */
  readonly image: string | undefined;
  /** The argv that has to result, however it is split between command and args. */
  readonly command: readonly string[] | undefined;
  /** A declared container port. */
  readonly port: number | undefined;
  /** The name that this port has to bear. */
  readonly portName: string | undefined;
}

type ByRole<T> = Readonly<Record<string, T>>;

/**
 * The closed list of requirements: each kind with its arguments as they stand in exercise.yaml. A kind speaks of results in
 * the world, never of a place in the YAML. A new kind is one entry here; the compiler then asks for its arguments
 * (`kinds.ts`) and its predicate (`judge/judges.ts`).
 */
export interface RuleKinds {
  /** There is a workload of that kind (`Pod`, `Deployment`, or `any`) whose Pods bear these labels. */
  readonly workload: {
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  /** The containers exist and run what the task names. */
  readonly container: ByRole<ContainerDemand>;
  /** All these paths, each as its container sees it, are one file of one volume. */
  readonly sameFile: ByRole<string>;
  readonly canWrite: ByRole<string>;
  readonly cannotWrite: ByRole<string>;
  /** None of these containers ends by itself. */
  readonly keepsRunning: readonly string[];
  /** The file at `path` is that key of `configmap/NAME` or `secret/NAME`, as one file, whatever the kind of mount. */
  readonly fileFrom: {
    readonly role: string;
    readonly path: string;
    readonly from: string;
    readonly key: string;
  };
  /** The keys of a Secret stand as files in the directory `path`, by mounts that say `readOnly: true`. */
  readonly secretMounted: {
    readonly role: string;
    readonly path: string;
    readonly secret: string;
    readonly keys: readonly string[];
  };
  /** The container sees nothing of that Secret, neither as file nor as environment. */
  readonly seesNoSecret: ByRole<string>;
  /** There is a ConfigMap with that key. */
  readonly configKey: { readonly configMap: string; readonly key: string };
  /** The process of the container binds the port. */
  readonly listens: ByRole<number>;
  /** The same, and no other container of its Pod binds it. */
  readonly soleListener: ByRole<number>;
  /** `role` speaks to `to` over localhost, on that port of the Pod that both share. */
  readonly talksTo: { readonly role: string; readonly to: string; readonly port: number };
  /** There is a Service of that name; without `type`, any type will do. */
  readonly service: { readonly name: string; readonly namespace: string; readonly type: string | undefined };
  /** `port` of the Service leads to `targetPort` of the container; `byName` asks for the name of the container port. */
  readonly reaches: {
    readonly service: string;
    readonly port: number;
    readonly role: string;
    readonly targetPort: number;
    readonly byName: boolean;
  };
  /** The Service is there, and none of its ports leads to `port` of the Pod of `role`. */
  readonly exposesNot: { readonly service: string; readonly role: string; readonly port: number };
  /** The nginx configuration in that key listens on `listen` and shares all requests among Services in that ratio. */
  readonly splits: {
    readonly configMap: string;
    readonly key: string;
    readonly listen: number;
    readonly weights: Readonly<Record<string, number>>;
    /** Port of each Service. */
    readonly to: number;
  };
  /** Lines that `from` writes to `file` come out of the log of `to`: so many percent, but for those of the last `lag` seconds. */
  readonly copiesLines: {
    readonly from: string;
    readonly file: string;
    readonly to: string;
    readonly percent: number;
    readonly lag: number;
  };
  /** `first` is up before `next` is launched, by what Kubernetes promises. */
  readonly startsBefore: { readonly first: string; readonly next: string };
  /** On deletion `next` is asked to stop only after `first` has ended. */
  readonly stopsAfter: { readonly first: string; readonly next: string };
  /** The process gets hold of the port when the Pod runs. */
  readonly binds: ByRole<number>;
  /** STATUS and READY of the role's Pod after a minute, as kubectl prints them. */
  readonly status: { readonly role: string; readonly is: string; readonly ready: string | undefined };
  /** The role's Pod is complete within so many seconds. */
  readonly completes: { readonly role: string; readonly within: number };
  /** `from` sends a process of `to` a signal, by its name without SIG. */
  readonly signals: { readonly from: string; readonly to: string; readonly signal: string };
  /** A request from outside the Pod is answered: by `by`, on a way that leads `through` a container, with a text in its body. */
  readonly answers: {
    readonly url: string;
    readonly status: number;
    readonly body: string | undefined;
    readonly by: string | undefined;
    readonly through: string | undefined;
  };
  /** Every server of every upstream in that nginx configuration is the name of a Service that exists. */
  readonly upstreamsAreServices: { readonly configMap: string; readonly key: string };
}

export type Kind = keyof RuleKinds;
