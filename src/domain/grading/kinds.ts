import {
  byRole,
  configObject,
  fields,
  flag,
  integer,
  listOf,
  mappingOf,
  optional,
  path,
  port,
  required,
  role,
  text,
  type Read,
} from './arguments.ts';
import type { ContainerDemand, Kind, RuleKinds } from './rules.ts';

const MOST_WEIGHT = 1000;

const demand: Read<ContainerDemand> = fields<ContainerDemand>({
  image: optional<string | undefined>(text, undefined),
  command: optional<readonly string[] | undefined>(listOf(text), undefined),
  port: optional<number | undefined>(port, undefined),
  portName: optional<string | undefined>(text, undefined),
});

const namespace = optional(text, 'default');

/** How the arguments of each kind are read from exercise.yaml. */
export const KINDS: { readonly [K in Kind]: Read<RuleKinds[K]> } = {
  workload: fields<RuleKinds['workload']>({
    kind: required(text),
    name: required(text),
    namespace,
    labels: optional(mappingOf(text), {}),
  }),
  container: byRole(demand),
  sameFile: byRole(path),
  canWrite: byRole(path),
  cannotWrite: byRole(path),
  keepsRunning: listOf(role),
  fileFrom: fields<RuleKinds['fileFrom']>({
    role: required(role),
    path: required(path),
    from: required(configObject),
    key: required(text),
  }),
  secretMounted: fields<RuleKinds['secretMounted']>({
    role: required(role),
    path: required(path),
    secret: required(text),
    keys: required(listOf(text)),
  }),
  seesNoSecret: byRole(text),
  configKey: fields<RuleKinds['configKey']>({ configMap: required(text), key: required(text) }),
  listens: byRole(port),
  soleListener: byRole(port),
  talksTo: fields<RuleKinds['talksTo']>({ role: required(role), to: required(role), port: required(port) }),
  service: fields<RuleKinds['service']>({
    name: required(text),
    namespace,
    type: optional<string | undefined>(text, undefined),
  }),
  reaches: fields<RuleKinds['reaches']>({
    service: required(text),
    port: required(port),
    role: required(role),
    targetPort: required(port),
    byName: optional(flag, false),
  }),
  exposesNot: fields<RuleKinds['exposesNot']>({
    service: required(text),
    role: required(role),
    port: required(port),
  }),
  splits: fields<RuleKinds['splits']>({
    configMap: required(text),
    key: required(text),
    listen: required(port),
    weights: required(mappingOf(integer(1, MOST_WEIGHT))),
    to: required(port),
  }),
  copiesLines: fields<RuleKinds['copiesLines']>({
    from: required(role),
    file: required(path),
    to: required(role),
    percent: optional(integer(1, 100), 90),
    lag: optional(integer(0, 60), 3),
  }),
  startsBefore: fields<RuleKinds['startsBefore']>({ first: required(role), next: required(role) }),
  stopsAfter: fields<RuleKinds['stopsAfter']>({ first: required(role), next: required(role) }),
  binds: byRole(port),
  status: fields<RuleKinds['status']>({
    role: required(role),
    is: required(text),
    ready: optional<string | undefined>(text, undefined),
  }),
  completes: fields<RuleKinds['completes']>({ role: required(role), within: optional(integer(1, 60), 60) }),
  signals: fields<RuleKinds['signals']>({
    from: required(role),
    to: required(role),
    signal: required(text),
  }),
  answers: fields<RuleKinds['answers']>({
    url: required(text),
    status: optional(integer(100, 599), 200),
    body: optional<string | undefined>(text, undefined),
    by: optional<string | undefined>(role, undefined),
    through: optional<string | undefined>(role, undefined),
  }),
  upstreamsAreServices: fields<RuleKinds['upstreamsAreServices']>({
    configMap: required(text),
    key: required(text),
  }),
};

export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];
