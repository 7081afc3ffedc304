/** Commands about the cluster and the client, not about objects. */
import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import { RESOURCES, apiVersionOf } from '#domain/simulation/kubectl/resources.ts';
import { TABLED, aligned } from '#domain/simulation/kubectl/tab-writer.ts';
import { refused } from './refused.ts';

/** What the exam runs. */
const VERSION = 'v1.35.0';

export const VERSION_COMMAND: Command = {
  name: 'version',
  says: 'Print the client and server version information',
  usage: '[--client]',
  flags: defineFlags('client bool', 'output,o string'),
  run: ({ flags, output }: Call) => {
    output.print(`Client Version: ${VERSION}`);
    output.print('Kustomize Version: v5.7.1');
    if (!flags.on('client')) output.print(`Server Version: ${VERSION}`);
  },
};

export const API_RESOURCES: Command = {
  name: 'api-resources',
  says: 'Print the supported API resources on the server',
  usage: '[--namespaced=true|false] [-o name]',
  flags: defineFlags('namespaced bool', 'output,o string', 'no-headers bool', 'api-group string', 'sort-by string', 'verbs list', 'cached bool', 'categories list'), // prettier-ignore
  run: apiResources,
};

function apiResources({ flags, output }: Call): void {
  const shown = RESOURCES.filter(
    ({ isNamespaced }) => !flags.has('namespaced') || flags.on('namespaced') === isNamespaced,
  ).filter(({ group }) => !flags.has('api-group') || flags.text('api-group') === group);
  if (flags.text('output') === 'name') {
    for (const { plural, group } of shown) output.print(group === '' ? plural : `${plural}.${group}`);
    return;
  }
  const headings = flags.on('no-headers') ? [] : [['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND']];
  const rows = shown.map((one) => [
    one.plural,
    one.shortNames.join(','),
    apiVersionOf(one),
    String(one.isNamespaced),
    one.kind,
  ]);
  output.stdout += aligned([...headings, ...rows].map((cells) => `${cells.join('\t')}\n`).join(''), TABLED);
}

const CONTEXT = 'tripod';

const CURRENT_CONTEXT: Command = {
  name: 'current-context',
  says: 'Display the current-context',
  usage: '',
  flags: [],
  run: ({ output }) => output.print(CONTEXT),
};

const GET_CONTEXTS: Command = {
  name: 'get-contexts',
  says: 'Describe one or many contexts',
  usage: '',
  flags: defineFlags('no-headers bool', 'output,o string'),
  run: ({ output, namespace }) => {
    const lines = [
      ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'],
      ['*', CONTEXT, CONTEXT, CONTEXT, namespace],
    ];
    output.stdout += aligned(lines.map((cells) => `${cells.join('\t')}\n`).join(''), TABLED);
  },
};

export const CONFIG: Command = {
  name: 'config',
  says: 'Modify kubeconfig files',
  usage: 'SUBCOMMAND',
  flags: [],
  run: () => {
    throw new Refusal('error: say what of the configuration: current-context or get-contexts');
  },
  subcommands: [
    CURRENT_CONTEXT,
    GET_CONTEXTS,
    ...['set-context', 'use-context', 'view', 'set', 'unset', 'get-clusters', 'get-users'].map((name) =>
      refused(name, 'config'),
    ),
  ],
};

/** A cluster without a metrics server, as most practice clusters are. */
export const TOP: Command = {
  name: 'top',
  says: 'Display resource (CPU/memory) usage',
  usage: 'pod|node',
  flags: defineFlags(
    'all-namespaces,A bool',
    'containers bool',
    'selector,l string',
    'sort-by string',
    'no-headers bool',
    'sum bool',
  ),
  run: () => {
    throw new Refusal('error: Metrics API not available');
  },
};
