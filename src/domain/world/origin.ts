import type { Path } from '#domain/kubernetes/manifest.ts';
import type { Mark, Origin } from './types.ts';

/** The place in the text that a fact came from: the key of the field when it is written, else the nearest that is. */
export function markOf(origin: Origin): Mark {
  const location = origin.manifest.locate(origin.path);
  return { manifest: origin.manifest, span: location.key ?? location.value };
}

/** The same manifest, further steps down. */
export function within(origin: Origin, ...steps: Path): Origin {
  return { manifest: origin.manifest, path: [...origin.path, ...steps] };
}

/** The field's value as the API server would hold it; undefined when nothing is there. Never throws. */
export function valueAt({ manifest, path }: Origin): unknown {
  return valueIn(manifest.object, path);
}

/** The same in any object: `manifest.written` has what the learner wrote, without defaults. */
export function valueIn(object: unknown, path: Path): unknown {
  let value = object;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

/** Kubernetes' way to print a field: `spec.containers[0].name`, odd keys in brackets: `data[nginx.conf]`. */
export function fieldOf(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number' || /[./]/.test(step)) return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
