import type { Random } from './random.ts';
import type { Fields } from './right-pods.ts';

/** One field of an object, wherever it stands. */
interface Place {
  readonly parent: Fields;
  readonly key: string;
}

function placesIn(value: unknown, found: Place[] = []): readonly Place[] {
  if (Array.isArray(value)) for (const item of value) placesIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      found.push({ parent: value as Fields, key });
      placesIn(inner, found);
    }
  }
  return found;
}

/** Sets fields of these names, where there are any, to what nobody accepts there. */
const at =
  (keys: readonly string[], values: readonly unknown[]) =>
  (object: Fields, random: Random): void => {
    const places = placesIn(object).filter(({ key }) => keys.includes(key));
    if (places.length === 0) return;
    const { parent, key } = random.pick(places);
    parent[key] = random.pick(values);
  };

type Spoil = (object: Fields, random: Random) => void;

/** Mistakes that learners make in what is written, whatever its form. */
const IN_OBJECT: readonly Spoil[] = [
  // A misspelled key, a forgotten one, one at the wrong level.
  (object, random) => {
    const { parent, key } = random.pick(placesIn(object));
    const value = parent[key];
    delete parent[key];
    parent[random.pick([key.slice(0, -1), `${key}s`, key.toUpperCase(), key.replace(/(.)(.)$/, '$2$1')])] =
      value;
  },
  (object, random) => {
    const { parent, key } = random.pick(placesIn(object));
    delete parent[key];
  },
  (object, random) => {
    const places = placesIn(object);
    const { parent, key } = random.pick(places);
    const value = parent[key];
    delete parent[key];
    random.pick(places).parent[key] = value;
  },
  // A value of the wrong type.
  (object, random) => {
    const { parent, key } = random.pick(placesIn(object));
    parent[key] = random.pick<unknown>(['text', 1, true, null, [], {}, ['x'], { x: 1 }]);
  },
  // Values of the right type that break a rule.
  at(['name'], ['Web_Server', 'web server', '-web', 'x'.repeat(300), '']),
  at(['containerPort', 'port', 'targetPort'], [0, 70000, '8080', 'a-name-that-is-too-long']),
  at(['restartPolicy'], ['always', 'OnError', 'Sometimes']),
  at(['mountPath'], ['', '/same', '/with:colon']),
  at(['memory', 'cpu', 'sizeLimit', 'storage'], ['64MB', '1 Gi', '-1', 'lots', '0.5m']),
  at(['app'], ['not a label', 'ends-with-', 7]),
  at(['protocol', 'type', 'effect', 'operator', 'whenUnsatisfiable'], ['tcp', 'Udp', 'none']),
  at(['replicas', 'backoffLimit', 'terminationGracePeriodSeconds', 'maxSkew'], [-1, 2.5, '3']),
  at(['defaultMode', 'runAsUser', 'fsGroup'], [1000, -1, 0o7777, '0400']),
  at(['emptyDir', 'configMap', 'secret'], [null, { name: 'two' }]),
  at(['token'], ['not base64', 'YQ']),
];

export const spoilObject: Spoil = (object, random) => random.pick(IN_OBJECT)(object, random);

/** Mistakes of the hand, in one line of the text. */
const IN_LINE: readonly ((line: string, random: Random) => string)[] = [
  (line) => ` ${line}`,
  (line) => line.replace(/^ {2}/, ''),
  (line) => line.replace(/^ +/, '\t'),
  (line) => line.replace(': ', ':'),
  (line) => line.replace(':', ''),
  (line) => line.replace(/: (\S)/, ': "$1'),
  (line) => `${line}\n${line}`,
  (line) => line.replace(/- /, ''),
  (line) => line.replace(/: \S.*/, ': [a, b'),
  (line) => `${line} # : comment`,
  () => '',
];

export function spoilText(text: string, random: Random): string {
  const lines = text.split('\n');
  const chosen = random.below(lines.length);
  return lines
    .map((line, index) => (index === chosen ? random.pick(IN_LINE)(line, random) : line))
    .join('\n');
}
