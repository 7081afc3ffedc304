import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import { objectNamed, type ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { groupedSingular, type Resource } from '#domain/simulation/kubectl/resources.ts';
import { targetsOf, type Targets } from '#domain/simulation/kubectl/targets.ts';

export const DELETE: Command = {
  name: 'delete',
  says: 'Delete resources by resources and names, or by resources and label selector',
  usage: '(TYPE NAME | TYPE/NAME | TYPE -l label | TYPE --all)',
  flags: defineFlags(
    'all bool', 'all-namespaces,A bool', 'selector,l string', 'field-selector string', 'force bool', 'grace-period int', 'now bool',
    'wait bool', 'timeout duration', 'ignore-not-found bool', 'cascade string background', 'output,o string', 'filename,f list',
    'interactive,i bool', 'dry-run string unchanged', 'kustomize,k string', 'recursive,R bool', 'raw string',
  ), // prettier-ignore
  run: remove,
};

export const NO_RESOURCE = `error: You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

const NOT_WAITING =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.';

/** kubectl waits until what it deleted is gone; here for so long at most. */
const MOST_SECONDS = 120;

interface Doomed {
  readonly resource: Resource;
  readonly object: ApiObject;
}

function remove(call: Call): void {
  const { flags, output, words } = call;
  if (words.length === 0) throw new Refusal(NO_RESOURCE);
  const targets = targetsOf(call);
  checkNamed(targets, call);
  const doomed = targets.groups.flatMap(({ resource, objects }) =>
    objects.map((object) => ({ resource, object })),
  );
  if (flags.on('force')) output.complain(NOT_WAITING);
  const gone = doomed.filter((one) => removeOne(one, call));
  for (const line of flags.on('ignore-not-found') ? [] : targets.missing) output.fail(line);
  if (doomed.length === 0 && !targets.isNamed) output.print('No resources found');
  if (!/^(?:0|f|false)$/i.test(flags.text('wait'))) waitUntilGone(gone, call);
}

function checkNamed({ isNamed }: Targets, { flags }: Call): void {
  const all = flags.on('all');
  const bySelector = flags.has('selector') || flags.has('field-selector');
  if (all && bySelector)
    throw new Refusal('error: cannot set --all and --selector or --field-selector at the same time');
  if (isNamed && all) throw new Refusal('error: name cannot be provided when a selector is specified');
  if (!isNamed && !all && !bySelector)
    throw new Refusal('error: resource(s) were provided, but no name was specified');
}

/** False when nothing is deleted: a dry run. */
function removeOne(
  { resource, object: { metadata = {} } }: Doomed,
  { flags, output, cluster }: Call,
): boolean {
  const { name = '', namespace = 'default' } = metadata;
  const isDry = flags.has('dry-run') && flags.text('dry-run') !== 'none';
  if (!isDry) cluster.remove(resource.kind, namespace, name, graceOf(flags));
  const singular = groupedSingular(resource);
  const from = resource.isNamespaced ? ` from ${namespace} namespace` : '';
  const said = `${flags.on('force') ? 'force deleted' : 'deleted'}${isDry ? ' (dry run)' : ''}`;
  output.print(
    flags.text('output') === 'name' ? `${singular}/${name}` : `${singular} "${name}" ${said}${from}`,
  );
  return !isDry;
}

/** Without force, a grace of 0 means 1: the kubelet still gets to stop the containers. Undefined: as the Pod says. */
function graceOf(flags: Call['flags']): number | undefined {
  if (flags.on('now')) return 1;
  const given = flags.number('grace-period', -1);
  if (flags.on('force')) return Math.max(0, given);
  return given < 0 ? undefined : Math.max(1, given);
}

function waitUntilGone(doomed: readonly Doomed[], { cluster }: Call): void {
  const isThere = ({ resource, object: { metadata } }: Doomed): boolean => {
    const now = objectNamed(cluster, resource.kind, metadata?.namespace ?? 'default', metadata?.name ?? '');
    return now !== undefined && now.metadata?.uid === metadata?.uid;
  };
  for (let waited = 0; waited < MOST_SECONDS && doomed.some(isThere); waited += 1) cluster.advance(1);
}
