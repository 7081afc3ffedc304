import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact } from '#domain/world/types.ts';
import { all, each, met, notMet, withRole, type Judge } from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';

/** Nothing of the Secret reaches the container, by volume or by environment. */
export const seesNoSecret: Judge<RuleKinds['seesNoSecret']> = (args, scene) =>
  all(
    each(args).map(([role, secret]) => withRole(role, scene, ({ container }) => blindTo(container, secret))),
  );

function blindTo(container: ContainerFact, secret: string): Judgement {
  const from = `secret/${secret}`;
  const mount = container.mounts.find(
    ({ volume }) =>
      (volume.source === 'secret' && volume.of === secret) || volume.files.some((file) => file.from === from),
  );
  if (mount)
    return notMet(
      `${container.name} mounts Secret ${secret} at ${mount.mountPath}.`,
      `Drop this mount from ${container.name}; only who needs a Secret should see it.`,
      mount.origin,
    );
  const variable = secretInEnv(container, secret);
  if (variable)
    return notMet(
      `${container.name} takes Secret ${secret} into its environment.`,
      `Drop it from the environment of ${container.name}.`,
      variable,
    );
  return met(`${container.name} sees nothing of Secret ${secret}.`, container.origin);
}

function secretInEnv({ origin }: ContainerFact, secret: string) {
  const lists = [
    ['env', ['valueFrom', 'secretKeyRef', 'name']],
    ['envFrom', ['secretRef', 'name']],
  ] as const;
  return lists
    .flatMap(([list, steps]) => {
      const items = valueAt(within(origin, list));
      const length = Array.isArray(items) ? items.length : 0;
      return Array.from({ length }, (_, index) => within(origin, list, index, ...steps));
    })
    .find((place) => valueAt(place) === secret);
}
