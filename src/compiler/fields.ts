import type { YamlPath, YamlSource } from './yaml.ts';

/** The fields of one mapping, read one by one; whatever is missing or of the wrong form is reported where it stands. */
export interface Fields {
  readonly source: YamlSource;
  readonly path: YamlPath;
  has(key: string): boolean;
  raw(key: string): unknown;
  /** Empty after a report. */
  text(key: string): string;
  /** Empty when it is not there. */
  optionalText(key: string): string;
  /** The least number after a report. */
  integer(key: string, least: number, most: number): number;
  list(key: string): readonly unknown[];
  /** Each item of a list with its own path; items that are no mapping are reported and left out. */
  mappings(key: string, known: readonly string[]): readonly Fields[];
  /** False when it is not there. */
  flag(key: string): boolean;
  wrong(key: string, message: string, remedy: string): void;
}

export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Opens the mapping at `path`; undefined when there is none. Keys that are not `known` are reported. */
export function fieldsOf(
  source: YamlSource,
  value: unknown,
  known: readonly string[],
  path: YamlPath = [],
): Fields | undefined {
  const fail = (at: YamlPath, message: string, remedy: string): void =>
    source.report({ file: source.file, line: source.lineOf(at), message, remedy });
  if (!isMapping(value)) {
    fail(path, `${nameOf(path)} is no mapping`, `Write the keys ${known.join(', ')}.`);
    return undefined;
  }
  for (const key of Object.keys(value).filter((name) => !known.includes(name))) {
    fail([...path, key], `unknown key "${key}"`, `Known keys here: ${known.join(', ')}.`);
  }
  return readersOf(source, value, path, fail);
}

const nameOf = (path: YamlPath): string => (path.length === 0 ? 'the file' : path.join('.'));

function readersOf(
  source: YamlSource,
  value: Record<string, unknown>,
  path: YamlPath,
  fail: (at: YamlPath, message: string, remedy: string) => void,
): Fields {
  const has = (key: string): boolean => Object.hasOwn(value, key);
  const raw = (key: string): unknown => (has(key) ? value[key] : undefined);
  const wrong = (key: string, message: string, remedy: string): void => fail([...path, key], message, remedy);
  const list = (key: string): readonly unknown[] => {
    const found = raw(key);
    if (Array.isArray(found)) return found;
    wrong(key, has(key) ? `${key} is no list` : `${key} is missing`, `Write ${key}: as a list.`);
    return [];
  };
  return {
    source,
    path,
    has,
    raw,
    list,
    wrong,
    text(key) {
      const found = raw(key);
      if (typeof found === 'string' && found.trim() !== '') return found;
      wrong(
        key,
        has(key) ? `${key} is no text` : `${key} is missing`,
        `Write ${key}: with a text (quote it if it is a number).`,
      );
      return '';
    },
    optionalText(key) {
      return has(key) ? this.text(key) : '';
    },
    integer(key, least, most) {
      const found = raw(key);
      if (typeof found === 'number' && Number.isInteger(found) && found >= least && found <= most)
        return found;
      const says = has(key) ? `${key} is ${JSON.stringify(found)}` : `${key} is missing`;
      wrong(key, says, `Write ${key}: as a whole number from ${least} to ${most}.`);
      return least;
    },
    flag(key) {
      const found = raw(key) ?? false;
      if (typeof found !== 'boolean')
        wrong(key, `${key} is neither true nor false`, `Write ${key}: true or leave it out.`);
      return found === true;
    },
    mappings(key, known) {
      return list(key).flatMap((item, at) => fieldsOf(source, item, known, [...path, key, at]) ?? []);
    },
  };
}
