import { markOf } from '#domain/world/origin.ts';
import type { Manifest, Path } from '#domain/kubernetes/manifest.ts';
import type { ConfigFact, KnownFile, Mark, Workload, World } from '#domain/world/types.ts';
import type { Span } from '#domain/kubernetes/span.ts';

/** Where a stretch of a file stands in the manifest that the file comes from; its key when lines cannot be told apart. */
export function markIn(
  file: KnownFile | undefined,
  span: Span,
  workload: Workload,
  world: World,
): Mark | undefined {
  if (file === undefined) return undefined;
  const known = SOURCES.get(file);
  const source = known ?? sourceOf(file, workload, world);
  if (source === undefined) return undefined;
  SOURCES.set(file, source);
  const { manifest, path, literal } = source;
  const within = literal.spanOf(span);
  return within === undefined ? markOf({ manifest, path }) : { manifest, span: within };
}

interface Source {
  readonly manifest: Manifest;
  readonly path: Path;
  readonly literal: Literal;
}

/** A configuration of a thousand directives is asked for as many marks. */
const SOURCES = new WeakMap<KnownFile, Source>();

function sourceOf(file: KnownFile, workload: Workload, world: World): Source | undefined {
  const config = [...world.configMaps, ...world.secrets].find(
    (each) => each.id === file.from && each.namespace === workload.namespace,
  );
  if (config === undefined) return undefined;
  const path = [fieldOfKey(config, file.key), file.key];
  const { manifest } = config.origin;
  const literal = new Literal(manifest.text, manifest.locate(path).value, file.content);
  return { manifest, path, literal };
}

function fieldOfKey(config: ConfigFact, key: string): string {
  const written = config.origin.manifest.object as Readonly<Record<string, unknown>> | undefined;
  const fields = ['stringData', 'data', 'binaryData'];
  return fields.find((field) => Object.hasOwn((written?.[field] ?? {}) as object, key)) ?? 'data';
}

/** A literal block scalar (`|`) keeps its lines: each is one of the value, behind the indent. Where they differ, nothing is said. */
class Literal {
  /** Offsets in the text where the lines of the scalar begin. */
  readonly #written: readonly number[];
  /** Offsets in the value where its lines begin. */
  readonly #starts: readonly number[];
  readonly #text: string;
  readonly #end: number;
  readonly #content: string;

  constructor(text: string, value: Span, content: string) {
    const header = /^\|[^\n]*\n/.exec(text.slice(value[0], value[1]))?.[0].length ?? 0;
    this.#text = text;
    this.#end = value[1];
    this.#content = content;
    this.#written = lineStarts(text, value[0] + header, value[1]);
    this.#starts = lineStarts(content, 0, content.length);
  }

  spanOf(span: Span): Span | undefined {
    const start = this.#placeOf(span[0]);
    const end = this.#placeOf(Math.max(span[1] - 1, span[0]));
    return start === undefined || end === undefined ? undefined : [start, end + 1];
  }

  #placeOf(offset: number): number | undefined {
    const line = lastUpTo(this.#starts, offset);
    const start = this.#starts[line] ?? 0;
    const writtenAt = this.#written[line];
    if (writtenAt === undefined) return undefined;
    const wanted = this.#content.slice(start, lineEnd(this.#content, start, this.#content.length));
    const written = this.#text.slice(writtenAt, lineEnd(this.#text, writtenAt, this.#end)).replace(/\r$/, '');
    if (!written.endsWith(wanted)) return undefined;
    return writtenAt + (written.length - wanted.length) + (offset - start);
  }
}

function lineStarts(text: string, from: number, end: number): readonly number[] {
  const starts = [from];
  for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    starts.push(at + 1);
  return starts;
}

function lineEnd(text: string, from: number, end: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? end : Math.min(at, end);
}

/** The position of the last number that is not greater; they ascend. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  for (let high = numbers.length; low + 1 < high;) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle;
  }
  return low;
}
