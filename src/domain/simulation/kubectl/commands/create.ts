import type { Container } from '#domain/kubernetes/schema/api.gen.ts';
import { encodeBase64 } from '#domain/kubernetes/added/base64.ts';
import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import { MAKING_FLAGS, make, metadataFor } from '#domain/simulation/kubectl/making.ts';
import { refused } from './refused.ts';

const sub = (
  name: string,
  usage: string,
  flags: readonly string[],
  run: (call: Call, name: string) => void,
): Command => ({
  name,
  says: `Create a ${name}`,
  usage,
  flags: [...defineFlags(...flags), ...MAKING_FLAGS],
  run: (call) => {
    checkRequired(name, call);
    run(call, nameOf(call));
  },
});

function nameOf({ words, path }: Call): string {
  const [name] = words;
  if (name === undefined)
    throw new Refusal(`error: exactly one NAME is required, got 0\nSee '${path} -h' for help and examples`);
  return name;
}

/** Flags without which a command asks for nothing else. */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ['deployment', ['image']],
  ['cronjob', ['image', 'schedule']],
]);

function checkRequired(name: string, { flags }: Call): void {
  const missing = (REQUIRED.get(name) ?? []).filter((flag) => !flags.has(flag)).map((flag) => `"${flag}"`);
  if (missing.length > 0) throw new Refusal(`error: required flag(s) ${missing.join(', ')} not set`);
}

/** `nginx` of `docker.io/library/nginx:1.27`. */
const baseName = (image: string): string =>
  (image.split('/').at(-1) ?? image).replace(/[:@].*$/, '').replaceAll('_', '-');

function deployment(call: Call, name: string): void {
  const images = call.flags.all('image');
  const command = call.words.slice(1);
  if (images.length > 1 && command.length > 0)
    throw new Refusal('error: cannot specify multiple --image options and command');
  const port = call.flags.number('port', 0);
  const containers = images.map((image, at) => ({
    ...containerOf(baseName(image), image, command),
    ...(at === 0 && port > 0 ? { ports: [{ containerPort: port }] } : {}),
  }));
  const labels = { app: name };
  const template = { metadata: { labels }, spec: { containers } };
  make(call, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataFor(call, name, labels),
    spec: {
      replicas: call.flags.number('replicas', 1),
      selector: { matchLabels: labels },
      strategy: {},
      template,
    },
    status: {},
  } as object);
}

const containerOf = (name: string, image: string, command: readonly string[]): Container =>
  ({ name, image, ...(command.length > 0 ? { command } : {}), resources: {} }) as Container;

function jobSpec({ flags, words }: Call, name: string, policy = 'Never'): object {
  const containers = [containerOf(name, flags.text('image'), words.slice(1))];
  return { template: { metadata: {}, spec: { containers, restartPolicy: flags.text('restart', policy) } } };
}

function job(call: Call, name: string): void {
  if (!call.flags.has('image')) throw new Refusal('error: either --image or --from must be specified');
  make(call, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadataFor(call, name),
    spec: jobSpec(call, name),
    status: {},
  } as object);
}

function cronJob(call: Call, name: string): void {
  const schedule = call.flags.text('schedule');
  const jobTemplate = { metadata: { name }, spec: jobSpec(call, name, 'OnFailure') };
  make(call, {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadataFor(call, name),
    spec: { schedule, jobTemplate },
    status: {},
  } as object);
}

function literals({ flags, path }: Call): Readonly<Record<string, string>> | undefined {
  if (flags.has('from-file') || flags.has('from-env-file'))
    throw new Refusal(
      `error: this terminal has no files: use --from-literal, as in "${path} NAME --from-literal=key=value"`,
    );
  const pairs = flags.all('from-literal').map((text) => {
    const cut = text.indexOf('=');
    if (cut <= 0) throw new Refusal(`error: invalid literal source ${text}, expected key=value`);
    return [text.slice(0, cut), text.slice(cut + 1)] as const;
  });
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

function configMap(call: Call, name: string): void {
  const data = literals(call);
  make(call, {
    apiVersion: 'v1',
    ...(data ? { data } : {}),
    kind: 'ConfigMap',
    metadata: metadataFor(call, name),
  });
}

function secret(call: Call, name: string): void {
  const texts = literals(call);
  const data =
    texts && Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, encodeBase64(text)]));
  const type = call.flags.text('type');
  make(call, {
    apiVersion: 'v1',
    ...(data ? { data } : {}),
    kind: 'Secret',
    metadata: metadataFor(call, name),
    ...(type === '' ? {} : { type }),
  } as object);
}

function namespace(call: Call, name: string): void {
  make(call, { apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {}, status: {} } as object);
}

const LITERALS = [
  'from-literal list',
  'from-file list',
  'from-env-file list',
  'type string',
  'append-hash bool',
  'immutable bool',
];

const SECRET: Command = {
  name: 'secret',
  says: 'Create a secret using a specified subcommand',
  usage: 'SUBCOMMAND',
  flags: [],
  run: () => {
    throw new Refusal('error: say which kind: kubectl create secret generic NAME --from-literal=key=value');
  },
  subcommands: [
    sub('generic', 'NAME [--from-literal=key1=value1]', LITERALS, secret),
    ...['docker-registry', 'tls'].map((name) => refused(name, 'create secret')),
  ],
};

const CONFIG_MAP = sub('configmap', 'NAME [--from-literal=key1=value1]', LITERALS, configMap);
const DEPLOYMENT = sub('deployment', 'NAME --image=image [--replicas=1] [--port=80] -- [COMMAND] [args...]', ['image list', 'replicas,r int', 'port int'], deployment); // prettier-ignore
const NAMESPACE = sub('namespace', 'NAME', [], namespace);

export const CREATE: Command = {
  name: 'create',
  says: 'Create a resource from a file or from stdin',
  usage: 'SUBCOMMAND',
  flags: [],
  run: () => {
    throw new Refusal(
      'error: this terminal has no files: say what to create, as in "kubectl create deployment NAME --image=IMAGE"',
    );
  },
  subcommands: [
    CONFIG_MAP,
    { ...CONFIG_MAP, name: 'cm' },
    sub('cronjob', 'NAME --image=image --schedule="0/5 * * * ?" -- [COMMAND] [args...]', ['image string', 'schedule string', 'restart string'], cronJob), // prettier-ignore
    DEPLOYMENT,
    { ...DEPLOYMENT, name: 'deploy' },
    sub('job', 'NAME --image=image -- [COMMAND] [args...]', ['image string', 'from string'], job),
    NAMESPACE,
    { ...NAMESPACE, name: 'ns' },
    SECRET,
    ...['service', 'svc', 'serviceaccount', 'sa', 'role', 'rolebinding', 'ingress', 'quota', 'token'].map(
      (name) => refused(name, 'create'),
    ),
  ],
};
