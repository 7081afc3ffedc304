import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { encoded } from '#domain/simulation/kubectl/encoded.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import {
  customColumns,
  jsonPathText,
  jsonText,
  sortKey,
  yamlText,
} from '#domain/simulation/kubectl/formats.ts';
import { groupedSingular } from '#domain/simulation/kubectl/resources.ts';
import { tableText } from '#domain/simulation/kubectl/tables/table.ts';
import { targetsOf, type Group, type Targets } from '#domain/simulation/kubectl/targets.ts';

export const GET: Command = {
  name: 'get',
  says: 'Display one or many resources',
  usage: '(TYPE [NAME | -l label] | TYPE/NAME ...) [-o wide|yaml|json|name|jsonpath=...|custom-columns=...]',
  flags: defineFlags(
    'all-namespaces,A bool', 'output,o string', 'selector,l string', 'field-selector string', 'show-labels bool', 'label-columns,L list',
    'no-headers bool', 'show-kind bool', 'sort-by string', 'watch,w bool', 'watch-only bool', 'ignore-not-found bool', 'filename,f list',
    'template string', 'chunk-size int', 'server-print bool', 'allow-missing-template-keys bool', 'output-watch-events bool',
    'show-managed-fields bool', 'subresource string', 'raw string', 'recursive,R bool', 'kustomize,k string',
  ), // prettier-ignore
  run: get,
};

const NO_TYPE = `You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

error: Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
See 'kubectl get -h' for help and examples`;

function get(call: Call): void {
  const { flags, output, words } = call;
  if (['filename', 'kustomize', 'raw'].some((name) => flags.has(name)))
    throw new Refusal(
      'error: this terminal has no files and no API to send requests to: name the objects, as in "kubectl get pod NAME"',
    );
  if (words.length === 0) throw new Refusal(NO_TYPE);
  const format = formatOf(flags.text('output'), flags.text('template'));
  const targets = sorted(targetsOf(call), flags.text('sort-by'));
  if (format.name === '' || format.name === 'wide') printTables(call, targets, format.name === 'wide');
  else printFormatted(call, targets, format);
  const missing = flags.on('ignore-not-found') ? [] : targets.missing;
  for (const line of missing) output.fail(line);
  if (flags.on('watch') || flags.on('watch-only'))
    output.complain(
      '# The run stands still at its present moment: watching ends here. Let it go on and ask again.',
    );
}

interface Format {
  readonly name: string;
  /** What stands after `=`, or was given by `--template`. */
  readonly template: string;
}

const FORMATS = ['custom-columns', 'custom-columns-file', 'go-template', 'go-template-file', 'json', 'jsonpath', 'jsonpath-as-json', 'jsonpath-file', 'name', 'template', 'templatefile', 'wide', 'yaml']; // prettier-ignore
const TEMPLATED = FORMATS.filter((format) => !['json', 'name', 'wide', 'yaml'].includes(format));
const NOT_HERE = new Set([
  'custom-columns-file',
  'go-template',
  'go-template-file',
  'jsonpath-file',
  'template',
  'templatefile',
]);

function formatOf(output: string, template: string): Format {
  const cut = output.indexOf('=');
  const name = cut < 0 ? output : output.slice(0, cut);
  const isKnown = name === '' || (cut < 0 ? FORMATS : TEMPLATED).includes(name);
  if (!isKnown)
    throw new Refusal(
      `error: unable to match a printer suitable for the output format ${JSON.stringify(output)}, allowed formats are: ${FORMATS.join(',')}`,
    );
  if (NOT_HERE.has(name))
    throw new Refusal(
      `error: -o ${name} is not modelled here: -o jsonpath='{...}' and -o custom-columns=... are`,
    );
  return { name, template: cut < 0 ? template : output.slice(cut + 1) };
}

function sorted(targets: Targets, path: string): Targets {
  if (path === '') return targets;
  const keyOf = sortKey(path);
  const groups = targets.groups.map((group) => ({
    ...group,
    objects: group.objects.toSorted((one, other) => compare(keyOf(one), keyOf(other))),
  }));
  return { ...targets, groups };
}

/** What has no such field comes first. */
function compare(one: unknown, other: unknown): number {
  if (one === undefined || other === undefined)
    return Number(one !== undefined) - Number(other !== undefined);
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [a, b] = [String(one as string), String(other as string)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function printTables(call: Call, targets: Targets, isWide: boolean): void {
  const { flags, output, cluster } = call;
  const shown = targets.groups.filter(({ objects }) => objects.length > 0);
  const hasKinds = targets.isMixed || flags.on('show-kind');
  const tables = shown.map(({ resource, objects }) =>
    tableText(resource.kind, objects, cluster, {
      isWide,
      hasHeadings: !flags.on('no-headers'),
      hasNamespaces: flags.on('all-namespaces') && resource.isNamespaced,
      hasLabels: flags.on('show-labels'),
      labelColumns: flags.list('label-columns'),
      prefix: hasKinds ? groupedSingular(resource) : '',
    }),
  );
  output.stdout += tables.join(flags.on('no-headers') ? '' : '\n');
  if (shown.length === 0 && targets.missing.length === 0 && !flags.on('ignore-not-found'))
    output.complain(noneFound(call, targets.groups));
}

export function noneFound(
  { flags, namespace }: Pick<Call, 'flags' | 'namespace'>,
  groups: readonly Group[],
): string {
  const anywhere = flags.on('all-namespaces') || !groups.some(({ resource }) => resource.isNamespaced);
  return anywhere ? 'No resources found' : `No resources found in ${namespace} namespace.`;
}

function printFormatted(call: Call, targets: Targets, format: Format): void {
  const objects = targets.groups.flatMap((group) => group.objects).map(encoded);
  if (targets.isNamed && objects.length === 0) return;
  if (format.name === 'name') for (const line of namesOf(targets.groups)) call.output.print(line);
  else if (format.name === 'custom-columns')
    call.output.stdout += customColumns(format.template, objects, !call.flags.on('no-headers'));
  else {
    const single = targets.isSingle ? objects[0] : undefined;
    call.output.stdout += formatted(format, single ?? listOf(objects));
  }
}

const namesOf = (groups: readonly Group[]): readonly string[] =>
  groups.flatMap(({ resource, objects }) =>
    objects.map(({ metadata }) => `${groupedSingular(resource)}/${metadata?.name ?? ''}`),
  );

const listOf = (items: readonly object[]): object => ({
  apiVersion: 'v1',
  items,
  kind: 'List',
  metadata: { resourceVersion: '' },
});

function formatted({ name, template }: Format, object: object): string {
  if (name === 'yaml') return yamlText(object);
  if (name === 'json') return jsonText(object);
  if (template === '') throw new Refusal('error: template format specified but no template given');
  return jsonPathText(template, object);
}
