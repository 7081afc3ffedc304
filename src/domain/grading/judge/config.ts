import { placeOf } from '#domain/world/files.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { ConfigFact, ContainerFact, KnownFile, MountFact, Place, World } from '#domain/world/types.ts';
import { all, listed, met, notMet, withRole, type Judge, type Scene } from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';

/** One key of a ConfigMap or Secret arrives as one file: by directory, subPath, items or projection. */
export const fileFrom: Judge<RuleKinds['fileFrom']> = ({ role, path, from, key }, scene) =>
  withRole(role, scene, ({ container, workload }) => {
    const changed = changedGiven(from, key, workload.namespace, scene);
    if (changed) return changed;
    const place = placeOf(container, path);
    const file = fileAt(place);
    if (file && file.from === from && file.key === key && place.in === 'volume') {
      return met(
        `${container.name} sees key ${key} of ${spoken(from)} as ${path}, by volume ${place.volume.name}.`,
        place.mount.origin,
      );
    }
    return notThere(container, path, place, { from, key });
  });

/** `configmap/web` as people say it. */
const spoken = (id: string): string => id.replace('configmap/', 'ConfigMap ').replace('secret/', 'Secret ');

interface Asked {
  readonly from: string;
  readonly key: string;
}

const fileAt = (place: Place): KnownFile | undefined => (place.in === 'volume' ? place.content : undefined);

/** A given object that the answer writes anew with another content is no longer the one of the task. */
function changedGiven(
  id: string,
  key: string,
  namespace: string,
  { world, given }: Scene,
): Judgement | undefined {
  const own = configAt(world, id, namespace);
  const original = configAt(given, id, namespace);
  if (!own || own.given || !original || own.data.get(key) === original.data.get(key)) return undefined;
  return notMet(
    `Your answer replaces the given ${spoken(id)} with another content.`,
    `Leave ${spoken(id)} out of your answer; it exists already.`,
    own.origin,
  );
}

const configAt = ({ configMaps, secrets }: World, id: string, namespace: string): ConfigFact | undefined =>
  [...configMaps, ...secrets].find((one) => one.id === id && one.namespace === namespace);

function notThere(container: ContainerFact, path: string, place: Place, asked: Asked): Judgement {
  const { name, mounts } = container;
  const asks = `key ${asked.key} of ${spoken(asked.from)}`;
  const carriers = mounts.filter(({ volume }) => volume.files.some((file) => file.from === asked.from));
  const [carrier] = carriers;
  if (!carrier) {
    const volumes = mounts.map(({ volume }) => `${volume.name} (${sourceText(volume)})`);
    return notMet(
      `${name} mounts nothing of ${spoken(asked.from)}; its volumes: ${listed(volumes)}.`,
      `Add a volume from ${spoken(asked.from)}, and mount it in ${name} so that ${asks} becomes ${path}.`,
      mounts[0]?.origin ?? within(container.origin, 'volumeMounts'),
    );
  }
  if (carrier.mountPath === path && place.in === 'volume' && place.content === undefined) {
    const [found, fix] = noFile(name, carrier, asked);
    return notMet(found, fix, within(carrier.origin, 'mountPath'));
  }
  const seen = carriers.flatMap((mount) => pathsOf(mount, asked.from));
  const covered =
    place.in === 'volume' && place.mount !== carrier && place.content
      ? ` ${path} is ${place.content.key} of ${spoken(place.content.from)}.`
      : '';
  return notMet(
    `${name} sees ${spoken(asked.from)} as ${listed(seen)}, not ${asks} as ${path}.${covered}`,
    `Change mountPath and subPath of volume ${carrier.volume.name} in ${name} so that ${asks} becomes ${path}.`,
    within(carrier.origin, 'mountPath'),
  );
}

/** The mount is at the right path, and still no file arrives there. */
function noFile(name: string, mount: MountFact, asked: Asked): readonly [found: string, fix: string] {
  const { mountPath, subPath, volume } = mount;
  const file = volume.files.find((one) => one.from === asked.from && one.key === asked.key)?.path;
  if (file === undefined)
    return [
      `${spoken(asked.from)} has no key ${asked.key}, so ${name} gets no file ${mountPath}.`,
      `Put the text under the key ${asked.key}.`,
    ];
  if (subPath === '')
    return [
      `In ${name} the whole volume ${volume.name} is mounted at ${mountPath}, which makes it a directory, not a file.`,
      `Add subPath: ${file} to this mount, or mount the volume at the directory above.`,
    ];
  return [
    `Volume ${volume.name} has no file ${subPath}, so ${name} gets no file ${mountPath}.`,
    `Write subPath: ${file}.`,
  ];
}

const sourceText = ({ source, of }: MountFact['volume']): string => (of === '' ? source : `${source} ${of}`);

/** The paths at which a mount shows the files of an object. */
function pathsOf({ volume, mountPath, subPath }: MountFact, from: string): readonly string[] {
  return volume.files
    .filter((file) => file.from === from)
    .flatMap(({ path }) => {
      if (subPath === '') return [`${mountPath === '/' ? '' : mountPath}/${path}`];
      if (path === subPath) return [mountPath];
      return path.startsWith(`${subPath}/`) ? [`${mountPath}${path.slice(subPath.length)}`] : [];
    });
}

/** Each key of the Secret stands in the directory, by mounts that say `readOnly: true`. */
export const secretMounted: Judge<RuleKinds['secretMounted']> = ({ role, path, secret, keys }, scene) =>
  withRole(role, scene, ({ container, workload }) => {
    const from = `secret/${secret}`;
    const changed = keys
      .map((key) => changedGiven(from, key, workload.namespace, scene))
      .find((one) => one !== undefined);
    if (changed) return changed;
    return all(keys.map((key) => secretFile(container, `${path}/${key}`, { from, key })));
  });

function secretFile(container: ContainerFact, path: string, asked: Asked): Judgement {
  const place = placeOf(container, path);
  const file = fileAt(place);
  if (place.in === 'image' || !file || file.from !== asked.from || file.key !== asked.key)
    return notThere(container, path, place, asked);
  const { mount } = place;
  if (valueAt(within(mount.origin, 'readOnly')) === true)
    return met(`${container.name} sees ${path}, read-only.`, mount.origin);
  return notMet(
    `The mount of ${mount.volume.name} at ${mount.mountPath} of ${container.name} does not say readOnly: true.`,
    `Add readOnly: true to the mount at ${mount.mountPath}.`,
    mount.origin,
  );
}

export const configKey: Judge<RuleKinds['configKey']> = ({ configMap, key }, { world }) => {
  const found = world.configMaps.find(({ name, namespace }) => name === configMap && namespace === 'default');
  const own = world.configMaps.filter(({ given }) => !given);
  if (!found) {
    const [near] = own;
    const fix = `Write a ConfigMap with the name ${configMap} in namespace default.`;
    return notMet(
      `There is no ConfigMap ${configMap}; ConfigMaps found: ${listed(own.map(({ name }) => name))}.`,
      fix,
      near && within(near.origin, 'metadata', 'name'),
    );
  }
  const at = within(found.origin, 'data', key);
  if (found.data.has(key)) return met(`ConfigMap ${configMap} has the key ${key}.`, at);
  return notMet(
    `ConfigMap ${configMap} has no key ${key}; its keys: ${listed([...found.data.keys()])}.`,
    `Put the text under data, with the key ${key}.`,
    at,
  );
};
