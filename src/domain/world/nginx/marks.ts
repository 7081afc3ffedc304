import { markOf } from '#domain/world/origin.ts';
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
  const config = [...world.configMaps, ...world.secrets].find(
    (each) => each.id === file.from && each.namespace === workload.namespace,
  );
  if (config === undefined) return undefined;
  const path = [fieldOfKey(config, file.key), file.key];
  const { manifest } = config.origin;
  const within = spanInLiteral(manifest.text, manifest.locate(path).value, file.content, span);
  return within === undefined ? markOf({ manifest, path }) : { manifest, span: within };
}

function fieldOfKey(config: ConfigFact, key: string): string {
  const written = config.origin.manifest.object as Readonly<Record<string, unknown>> | undefined;
  const fields = ['stringData', 'data', 'binaryData'];
  return fields.find((field) => Object.hasOwn((written?.[field] ?? {}) as object, key)) ?? 'data';
}

/** A literal block scalar (`|`) keeps its lines: each is one of the value, behind the indent. Where they differ, nothing is said. */
function spanInLiteral(text: string, value: Span, content: string, span: Span): Span | undefined {
  const raw = text.slice(value[0], value[1]);
  const body = /^\|[^\n]*\n/.exec(raw)?.[0].length ?? 0;
  const start = placeInLiteral(raw, body, content, span[0]);
  const end = placeInLiteral(raw, body, content, Math.max(span[1] - 1, span[0]));
  return start === undefined || end === undefined ? undefined : [value[0] + start, value[0] + end + 1];
}

function placeInLiteral(raw: string, bodyStart: number, content: string, offset: number): number | undefined {
  const before = content.slice(0, offset);
  const line = before.split('\n').length - 1;
  const column = offset - (before.lastIndexOf('\n') + 1);
  const lines = raw.slice(bodyStart).split('\n');
  const wanted = content.split('\n')[line] ?? '';
  const written = lines[line]?.replace(/\r$/, '');
  if (written === undefined || !written.endsWith(wanted)) return undefined;
  const lineStart = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, bodyStart);
  return lineStart + (written.length - wanted.length) + column;
}
