/** Mends that add what is missing. */
import { appendTo, fixOf, linesAtEnd } from './blocks.ts';
import { insertAt, rawOf, writtenOf, type Subject } from './subject.ts';
import {
  entryOf,
  keysAt,
  nodeAt,
  textAt,
  type MapNode,
  type OutlineNode,
} from '#domain/assist/outline/nodes.ts';
import { around } from '#domain/assist/types-at.ts';
import type { QuickFix, TextEdit } from '#domain/assist/types.ts';
import { styleOf } from '#domain/assist/writing.ts';

/** The volume that a mount names and the Pod does not have, as an emptyDir. */
export function addVolume({ text, owner }: Subject): readonly QuickFix[] {
  const name = writtenOf(owner);
  const spec = owner === undefined ? undefined : around(owner, 'PodSpec');
  if (name === '' || spec?.is !== 'map') return [];
  const item = [`- name: ${name}`, '  emptyDir: {}'];
  return fixOf(`Add the volume ${name} as an emptyDir`, [volumeLines(text, spec, item)]);
}

function volumeLines(text: string, spec: MapNode, item: readonly string[]): TextEdit | undefined {
  const volumes = entryOf(spec, 'volumes');
  if (volumes === undefined) {
    const deep = styleOf(text).deepDashes ? '  ' : '';
    return appendTo(text, spec, ['volumes:', ...item.map((line) => deep + line)]);
  }
  const list = volumes.value?.is === 'list' ? volumes.value : undefined;
  return list === undefined || list.column < 0 ? undefined : linesAtEnd(text, volumes, list.column, item);
}

/** A field with the value that it has to have here, below the others of its mapping. */
export function addField(map: OutlineNode | undefined, line: string, { text }: Subject): readonly QuickFix[] {
  return map?.is === 'map' && !keysAt(map).includes(line.split(':')[0] ?? '')
    ? fixOf(`Add ${line}`, [appendTo(text, map, [line])])
    : [];
}

/** The version that goes with the kind, before all else. */
export function addVersion({ problem, sheet }: Subject): readonly QuickFix[] {
  const wanted = problem.facts?.['wanted'] ?? '';
  const first = sheet?.value?.is === 'map' ? sheet.value.entries[0] : undefined;
  if (wanted === '' || first === undefined || first.map.column !== 0) return [];
  return fixOf(`Add apiVersion: ${wanted}`, [insertAt(first.keySpan[0], `apiVersion: ${wanted}\n`)]);
}

/** A Service with several ports names each: the number makes a name. */
export function namePort(subject: Subject): readonly QuickFix[] {
  const at = /ports\[(\d+)\]\.name$/.exec(subject.problem.field)?.[1];
  const ports = nodeAt(subject.sheet?.value, 'spec', 'ports');
  const port = ports?.is === 'list' ? ports.items[Number(at)]?.value : undefined;
  const number = textAt(port, 'port');
  return number === '' ? [] : addField(port, `name: port-${number}`, subject);
}

/** The labels that a selector asks for, in the template. */
export function labelsOfSelector({ text, sheet }: Subject): readonly QuickFix[] {
  const selector = nodeAt(sheet?.value, 'spec', 'selector', 'matchLabels');
  const template = nodeAt(sheet?.value, 'spec', 'template');
  if (selector?.is !== 'map' || template?.is !== 'map') return [];
  const pairs = selector.entries.map((entry) => [entry.key, rawOf(text, entry)] as const);
  const labels = nodeAt(template, 'metadata', 'labels');
  const title = 'Give the template the labels of the selector';
  if (labels?.is === 'map') return fixOf(title, relabel(text, labels, pairs));
  if (nodeAt(template, 'metadata') !== undefined) return [];
  const lines = pairs.map(([key, value]) => `    ${key}: ${value}`);
  return fixOf(title, [appendTo(text, template, ['metadata:', '  labels:', ...lines])]);
}

type Pairs = readonly (readonly [key: string, value: string])[];

function relabel(text: string, labels: MapNode, pairs: Pairs): readonly (TextEdit | undefined)[] {
  const changed = pairs.flatMap(([key, value]): readonly TextEdit[] => {
    const entry = entryOf(labels, key);
    return entry?.value?.is === 'scalar' && rawOf(text, entry) !== value
      ? [{ span: entry.value.span, text: value }]
      : [];
  });
  const missing = pairs.filter(([key]) => entryOf(labels, key) === undefined);
  if (missing.length === 0) return changed;
  return [
    ...changed,
    appendTo(
      text,
      labels,
      missing.map(([key, value]) => `${key}: ${value}`),
    ),
  ];
}

/** The selector that the template's labels answer to. */
export function selectorOfLabels({ text, sheet }: Subject): readonly QuickFix[] {
  const spec = nodeAt(sheet?.value, 'spec');
  const labels = nodeAt(spec, 'template', 'metadata', 'labels');
  if (spec?.is !== 'map' || labels?.is !== 'map' || keysAt(spec).includes('selector')) return [];
  const pairs = labels.entries.map((entry) => `    ${entry.key}: ${rawOf(text, entry)}`);
  const lines = ['selector:', '  matchLabels:', ...pairs];
  return fixOf('Add a selector with the labels of the template', [appendTo(text, spec, lines)]);
}
