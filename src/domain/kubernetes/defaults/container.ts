import type {
  Container,
  ContainerPort,
  EnvVar,
  HTTPGetAction,
  Lifecycle,
  LifecycleHandler,
  Probe,
} from '#domain/kubernetes/schema/api.gen.ts';
import { roundRequirements } from './resources.ts';
import { orElse, orElseNumber, withParts, type Changes } from './words.ts';

/** After SetDefaults_Container and what zz_generated.defaults.go calls for its parts. */
export function setContainerDefaults<T extends Container>(container: T): T {
  return {
    ...withParts<Container>(container, CONTAINER_PARTS),
    imagePullPolicy: orElse(container.imagePullPolicy, pullPolicyOf(container.image ?? '')),
    terminationMessagePath: orElse(container.terminationMessagePath, '/dev/termination-log'),
    terminationMessagePolicy: orElse(container.terminationMessagePolicy, 'File'),
  } as T;
}

/** `Always` for the tag latest, written or not; after parsers.ParseImageName an image with a digest alone has no tag. */
export function pullPolicyOf(image: string): string {
  const [name = '', digest] = image.split('@');
  const last = name.slice(name.lastIndexOf('/') + 1);
  const tag = last.includes(':') ? last.slice(last.indexOf(':') + 1) : digest === undefined ? 'latest' : '';
  return image !== '' && tag === 'latest' ? 'Always' : 'IfNotPresent';
}

const setPortDefaults = (port: ContainerPort): ContainerPort => ({
  ...port,
  protocol: orElse(port.protocol, 'TCP'),
});

function setEnvDefaults(env: EnvVar): EnvVar {
  const fieldRef = env.valueFrom?.fieldRef;
  if (fieldRef === undefined) return env;
  return {
    ...env,
    valueFrom: { ...env.valueFrom, fieldRef: { ...fieldRef, apiVersion: orElse(fieldRef.apiVersion, 'v1') } },
  };
}

function setProbeDefaults(probe: Probe): Probe {
  return {
    ...withParts(probe, PROBE_PARTS),
    timeoutSeconds: orElseNumber(probe.timeoutSeconds, 1),
    periodSeconds: orElseNumber(probe.periodSeconds, 10),
    successThreshold: orElseNumber(probe.successThreshold, 1),
    failureThreshold: orElseNumber(probe.failureThreshold, 3),
  };
}

const setHttpDefaults = (action: HTTPGetAction): HTTPGetAction => ({
  ...action,
  path: orElse(action.path, '/'),
  scheme: orElse(action.scheme, 'HTTP'),
});

const PROBE_PARTS: Changes<Probe> = {
  httpGet: setHttpDefaults,
  grpc: (grpc) => ({ ...grpc, service: grpc.service ?? '' }),
};

const setHandlerDefaults = (handler: LifecycleHandler): LifecycleHandler =>
  withParts(handler, { httpGet: setHttpDefaults });

const setLifecycleDefaults = (lifecycle: Lifecycle): Lifecycle =>
  withParts(lifecycle, { postStart: setHandlerDefaults, preStop: setHandlerDefaults });

const CONTAINER_PARTS: Changes<Container> = {
  ports: (ports) => ports.map(setPortDefaults),
  env: (env) => env.map(setEnvDefaults),
  resources: roundRequirements,
  livenessProbe: setProbeDefaults,
  readinessProbe: setProbeDefaults,
  startupProbe: setProbeDefaults,
  lifecycle: setLifecycleDefaults,
};
