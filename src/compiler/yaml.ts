import {
  constructFromEvents,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  YAMLException,
  type Event,
} from 'js-yaml';
import { positionAt } from '#domain/kubernetes/span.ts';
import type { Report } from './content-error.ts';

export type YamlPath = readonly (string | number)[];

/** A content file read as plain YAML 1.2: unlike kubectl's reading, `yes` in a question stays text. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  readonly report: Report;
  /** The line of the key or list item; of its nearest ancestor when it is not there. */
  readonly lineOf: (path: YamlPath) => number;
}

const keyOf = (path: YamlPath): string => JSON.stringify(path);

/** js-yaml's nodes carry no positions, but its events do: this walk notes where each path begins. */
function offsetsOf(text: string, events: readonly Event[]): Map<string, number> {
  const offsets = new Map<string, number>();
  let at = 0;
  const startOf = (event: Event | undefined): number => {
    if (event?.type === EVENT_ID.SCALAR) return Math.max(event.valueStart, 0);
    if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
    return event?.type === EVENT_ID.ALIAS ? event.anchorStart : 0;
  };
  const open = (): boolean => at < events.length && events[at]?.type !== EVENT_ID.POP;

  const readMapping = (path: YamlPath): void => {
    while (open()) {
      const key = events[at];
      const name = key?.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : '';
      const inside = [...path, name];
      offsets.set(keyOf(inside), startOf(key));
      read([]);
      read(inside);
    }
  };
  const readSequence = (path: YamlPath): void => {
    for (let item = 0; open(); item += 1) {
      const inside = [...path, item];
      offsets.set(keyOf(inside), startOf(events[at]));
      read(inside);
    }
  };
  const read = (path: YamlPath): void => {
    const event = events[at];
    at += 1;
    if (event?.type === EVENT_ID.MAPPING) readMapping(path);
    else if (event?.type === EVENT_ID.SEQUENCE) readSequence(path);
    else if (event?.type === EVENT_ID.DOCUMENT) while (open()) read(path);
    else return;
    at += 1;
  };
  read([]);
  return offsets;
}

function lineFinder(text: string, events: readonly Event[], firstLine: number): (path: YamlPath) => number {
  const offsets = offsetsOf(text, events);
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = offsets.get(keyOf(path.slice(0, length)));
      if (offset !== undefined) return positionAt(text, offset).line + firstLine - 1;
    }
    return firstLine;
  };
}

/**
 * Reads one document. `firstLine` is the line of the file that `text` begins at. Reports what is no YAML, and gives
 * undefined then.
 */
export function readYaml(file: string, text: string, report: Report, firstLine = 1): YamlSource | undefined {
  try {
    const events = parseEvents(text, { filename: file });
    const documents = constructFromEvents(events, { source: text, filename: file });
    if (documents.length !== 1) {
      report({
        file,
        line: firstLine,
        message: `holds ${documents.length} YAML documents instead of one`,
        remedy: 'Write exactly one document.',
      });
      return undefined;
    }
    return { file, report, value: documents[0], lineOf: lineFinder(text, events, firstLine) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + firstLine;
    report({
      file,
      line,
      message: `is no YAML: ${error.reason}`,
      remedy: 'Mend the YAML at this line; quote text that holds ": " or " #".',
    });
    return undefined;
  }
}
