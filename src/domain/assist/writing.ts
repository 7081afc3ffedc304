import { fieldsOf, isStruct } from './types-at.ts';
import { requiredOf } from './documentation.ts';

/** How the text at hand is written: what is suggested is written the same way. */
export interface Style {
  /** Dashes stand deeper than the key of their list. */
  readonly deepDashes: boolean;
}

export function styleOf(text: string): Style {
  const lists = [...text.slice(0, 20_000).matchAll(/^( *)(?:- )?[\w.-]+:[ \t]*\r?\n( *)- /gm)];
  return { deepDashes: lists.every(([, key = '', dash = '']) => dash.length > key.length) };
}

/** Where what is written goes: the column of its first sign, and whether lines may follow. */
export interface Place {
  readonly column: number;
  readonly flow: boolean;
  readonly style: Style;
}

/** A stop of a snippet, counted by the caller. */
type Stop = (word?: string) => string;

export function stops(): Stop {
  let count = 0;
  return (word = '') => {
    count += 1;
    return word === '' ? `$${count}` : `\${${count}:${escaped(word)}}`;
  };
}

/** In a snippet `$`, `}` and `\` have meanings of their own. */
export const escaped = (text: string): string => text.replace(/[\\$}]/g, String.raw`\$&`);

const spaces = (column: number): string => ' '.repeat(Math.max(column, 0));

/** A field with room for its value: `image: `, or the lines that begin a mapping or a list. */
export function writtenField(field: string, type: string, place: Place, stop: Stop = stops()): string {
  if (place.flow) return `${field}: ${inFlow(type, stop)}`;
  if (type.startsWith('[]')) return `${field}:${below(type, place, stop)}`;
  if (EMPTY_IS_RIGHT.has(type)) return `${field}: {${stop()}}`;
  if (type.startsWith('map:') || isStruct(type)) return `${field}:${below(type, place, stop)}`;
  return `${field}: ${stop()}`;
}

function inFlow(type: string, stop: Stop): string {
  if (type.startsWith('[]')) return `[${stop()}]`;
  return type.startsWith('map:') || isStruct(type) ? `{${stop()}}` : stop();
}

/** `emptyDir: {}` is how it is written. */
const EMPTY_IS_RIGHT: ReadonlySet<string> = new Set(['EmptyDirVolumeSource']);

function below(type: string, place: Place, stop: Stop): string {
  if (!type.startsWith('[]')) return `\n${spaces(place.column + 2)}${stop()}`;
  const column = place.column + (place.style.deepDashes ? 2 : 0);
  return `\n${spaces(column)}${writtenItem(type.slice(2), { ...place, column }, stop)}`;
}

/** A list item with its dash, and with the fields that it cannot do without. */
export function writtenItem(type: string, place: Place, stop: Stop = stops()): string {
  if (place.flow) return isStruct(type) ? `{${stop()}}` : stop();
  return `- ${isStruct(type) ? writtenFields(firstFields(type), type, { ...place, column: place.column + 2 }, stop) : stop()}`;
}

function writtenFields(fields: readonly string[], type: string, place: Place, stop: Stop): string {
  const types = fieldsOf(type);
  return fields
    .map((field) => writtenField(field, types[field] ?? 'string', place, stop))
    .join(`\n${spaces(place.column)}`);
}

/** What one writes first in an item of a list. */
function firstFields(type: string): readonly string[] {
  const usual = USUAL[type] ?? requiredOf(type);
  return usual.length > 0 ? usual : Object.keys(fieldsOf(type)).slice(0, 1);
}

const USUAL: Readonly<Record<string, readonly string[]>> = {
  Container: ['name', 'image'],
  ContainerPort: ['containerPort'],
  EnvVar: ['name', 'value'],
  HTTPHeader: ['name', 'value'],
  KeyToPath: ['key', 'path'],
  LocalObjectReference: ['name'],
  NetworkPolicyPort: ['port'],
  ServicePort: ['port', 'targetPort'],
  Toleration: ['key', 'operator', 'effect'],
  Volume: ['name'],
  VolumeMount: ['name', 'mountPath'],
};
