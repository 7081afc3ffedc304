import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import { nearest } from '#domain/kubernetes/decode/nearest.ts';
import type { Service } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldError } from '#domain/kubernetes/validation/field-errors.ts';
import { printed } from '#domain/kubernetes/validation/printed.ts';
import { listed } from './listed.ts';
import { dataKey, dnsLabel, dnsName, labelValue, portName, serviceName } from './legal.ts';
import { containersOf, itemOf, ownerOf, shortened, volumesOf, type Subject } from './subject.ts';

/** One error, in the object that it was found in. */
export interface Case {
  readonly error: FieldError;
  readonly subject: Subject;
}

const LONGEST_VALUE = 60;
const LONGEST_DETAIL = 120;

/** The words with what they name in braces filled in. Other braces stay: they are YAML. */
export function filled(words: string, one: Case, caught: ReadonlyMap<string, string> = new Map()): string {
  return words.replace(/\{(\w+)\}/g, (braces, name: string) => {
    const found = caught.get(name);
    if (found !== undefined) return shortened(found, LONGEST_VALUE);
    return NAMED.get(name)?.(one) ?? braces;
  });
}

const NAMED: ReadonlyMap<string, (one: Case) => string> = new Map([
  ['kind', ({ subject }) => subject.kind],
  ['owner', owner],
  ['Owner', (one) => capitalised(owner(one))],
  ['item', ({ error, subject }) => itemOf(subject, error.path.steps)],
  ['last', lastName],
  ['short', (one) => shortName(one)],
  ['Short', (one) => capitalised(shortName(one))],
  ['value', (one) => printedShort(valueOf(one))],
  [
    'isNoWord',
    (one) =>
      textOf(one) === '' ? 'is empty' : `is ${printedShort(valueOf(one))}, a word that it does not know`,
  ],
  ['raw', (one) => bare(textOf(one))],
  ['trimmed', (one) => bare(textOf(one).trim())],
  ['detail', ({ error }) => shortened(sentence(error.detail.replaceAll('"', '')), LONGEST_DETAIL)],
  ['mend', (one) => mendWord(textOf(one), lastName(one), wordsIn(one.error.detail))],
  ['typeMend', (one) => mendWord(textOf(one), 'type', wordsIn(one.error.detail))],
  ['operatorMend', (one) => mendWord(textOf(one), 'operator', OPERATORS)],
  ['resourceMend', (one) => mendResource(textOf(one))],
  ['step', ({ error }) => String(error.path.steps.at(-1) ?? '')],
  ['source', ({ error: { path } }) => String(path.steps[path.steps.indexOf('volumes') + 2] ?? '')],
  ['amount', ({ error }) => (error.path.steps.at(-1) === 'cpu' ? '100m' : '64Mi')],
  ['plain', (one) => dnsName(textOf(one))],
  ['label', (one) => dnsLabel(textOf(one))],
  ['dns1035', (one) => serviceName(textOf(one))],
  ['port', (one) => portName(textOf(one))],
  ['labelValue', (one) => labelValue(textOf(one))],
  ['fileKey', ({ error }) => dataKey(String(error.path.steps.at(-1) ?? ''))],
  ['keyValue', ({ error }) => printedShort(String(error.path.steps.at(-1) ?? ''))],
  ['keyExample', (one) => keyExample(one.error.path.toString())],
  ['volumeFate', ({ error, subject }) => volumeFate(String(error.value), volumesOf(subject))],
  ['volumeMend', ({ error, subject }) => mendVolume(String(error.value), volumesOf(subject))],
  [
    'portMend',
    (one) => (/^\d+$/.test(textOf(one)) ? `${textOf(one)} without quotes` : portName(textOf(one))),
  ],
  ['volumeList', ({ subject }) => volumeList(volumesOf(subject))],
  ['containers', ({ subject }) => containersOf(subject).join(', ') || 'the containers'],
  [
    'place',
    ({ error }) => /pod(?:Anti)?Affinity|topologySpreadConstraints/.exec(error.path.toString())?.[0] ?? '',
  ],
  ['hostField', lastName],
  ['hostPart', (one) => HOST_PARTS.get(lastName(one)) ?? 'part'],
  ['type', ({ subject }) => (subject.object as Service).spec?.type ?? 'ClusterIP'],
]);

/** As kubectl get shows access modes. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['RWO', 'ReadWriteOnce'],
  ['RWX', 'ReadWriteMany'],
  ['ROX', 'ReadOnlyMany'],
  ['RWOP', 'ReadWriteOncePod'],
]);
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const HOST_PARTS: ReadonlyMap<string, string> = new Map([
  ['hostNetwork', 'the network'],
  ['hostPID', 'the processes'],
  ['hostIPC', 'the shared memory'],
]);

function owner({ error, subject }: Case): string {
  return ownerOf(subject, error.path.steps);
}

/** Enough of a path to tell its last names; a key in it may be as long as the text. */
const endOf = (path: FieldPath): string => path.toString().slice(-1000);

/** The name of the field, where Kubernetes prints it in capitals too. */
function lastName({ error }: Case): string {
  const name =
    endOf(error.path)
      .replace(/(\[[^\]]*\])+$/, '')
      .split('.')
      .at(-1) ?? '';
  return /^(Host|Load)/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The field below its owner: `the imagePullPolicy`, `the seccompProfile.type`. */
function shortName({ error }: Case): string {
  const names = endOf(error.path)
    .replace(/^spec\.|\[[^\]]*\]/g, '')
    .split('.');
  const above = names.at(-2) ?? '';
  const own = names.at(-1) ?? '';
  if (/(Modes|Families|Types)$/.test(own)) return `an item of ${own}`;
  return OWNERS.test(above) ? `the ${own}` : `the ${above}.${own}`;
}

const OWNERS = /^$|^spec$|ontainers$|^volumes$/;

/** As it would stand in YAML: in quotes only where it needs them. */
const bare = (text: string): string =>
  /^[\w.,/:+%@<>=-]+$/.test(text) ? shortened(text, LONGEST_VALUE) : printedShort(text);

const printedShort = (value: unknown): string =>
  typeof value === 'string'
    ? printed(shortened(value, LONGEST_VALUE))
    : shortened(printed(value), LONGEST_VALUE);

/** The bad value; of a strategy its type. */
const valueOf = ({ error: { value } }: Case): unknown =>
  typeof value === 'object' && value !== null && 'Type' in value ? value.Type : value;

function textOf(one: Case): string {
  const value = valueOf(one);
  return typeof value === 'string' ? value : printed(value);
}

const wordsIn = (detail: string): readonly string[] =>
  [...detail.matchAll(/"([^"]*)"/g)].flatMap(([, word = '']) => (word === '' ? [] : [word]));

function mendWord(word: string, field: string, known: readonly string[]): string {
  const near = ABBREVIATIONS.get(word) ?? nearest(word, known);
  if (near !== '' && known.includes(near))
    return `Did you mean ${near}? Write ${field}: ${/(Modes|Families|Types)$/.test(field) ? `[${near}]` : near}.`;
  return known.length === 0 ? `Remove ${field}.` : `Write ${listed(known)}.`;
}

function mendResource(word: string): string {
  if (word === 'storage')
    return 'Space on the node is ephemeral-storage; storage belongs into a PersistentVolumeClaim.';
  const near = nearest(word, ['cpu', 'memory', 'ephemeral-storage']);
  return near === '' ? 'Write cpu or memory, or the full name of the device.' : `Did you mean ${near}?`;
}

/** A volume with an error of its own counts as not there. */
const volumeFate = (name: string, volumes: readonly string[]): string =>
  volumes.includes(name) ? 'and that volume is refused itself' : 'and the Pod has no such volume';

function mendVolume(name: string, volumes: readonly string[]): string {
  if (volumes.includes(name)) return `Mend the error of the volume ${shortened(name, 40)} first.`;
  const near = nearest(name, volumes);
  const add = `Add it under spec.volumes, for example - name: ${shortened(dnsLabel(name), 40)} with emptyDir: {}.`;
  return `${near === '' ? add : `Did you mean ${near}?`} ${volumeList(volumes)}`;
}

const volumeList = (volumes: readonly string[]): string =>
  volumes.length === 0
    ? 'The Pod has no volumes yet.'
    : `Volumes of this Pod: ${shortened(volumes.join(', '), 80)}.`;

function keyExample(field: string): string {
  if (field.endsWith('topologyKey')) return 'kubernetes.io/hostname';
  return field.includes('tolerations') ? 'node-role.kubernetes.io/control-plane' : 'app';
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function sentence(detail: string): string {
  if (detail === '') return 'The API server checks this before it stores the object.';
  return `${capitalised(detail)}${/[.!?]$/.test(detail) ? '' : '.'}`;
}
