import { readCommandLine } from '#domain/world/commands.ts';
import { endingOfContainer } from '#domain/world/container-commands.ts';
import { placeOf } from '#domain/world/files.ts';
import { happened, inEveryRun, MINUTE } from '#domain/grading/behaviour/observed.ts';
import { ranOn } from '#domain/grading/behaviour/outcome.ts';
import { within } from '#domain/world/origin.ts';
import type { ContainerFact } from '#domain/world/types.ts';
import {
  all,
  isFixed,
  met,
  notMet,
  unverified,
  withRole,
  type Bound,
  type Judge,
  type Scene,
} from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';

/** None of the containers ends by itself, which would have the kubelet start it again and again. */
export const keepsRunning: Judge<RuleKinds['keepsRunning']> = (roles, scene) =>
  all(roles.map((role) => withRole(role, scene, (bound) => whenRun(bound, scene) ?? goesOn(bound, scene))));

/** What happened counts; what is not modelled is read from the command, as far as that goes. */
function whenRun(bound: Bound, scene: Scene): Judgement | undefined {
  if (!scene.runs) return undefined;
  const judgement = inEveryRun(scene, MINUTE, [bound], (run) =>
    happened('unmodelled', bound, run).length > 0 ? unverified('') : ranOn(bound, run),
  );
  return judgement.holds === null ? undefined : judgement;
}

function goesOn(bound: Bound, scene: Scene): Judgement {
  return heldBack(bound) ?? goesOnOnceStarted(bound, scene);
}

/** An init container that never ends keeps every later container from its start. */
export function heldBack({ workload, container }: Bound): Judgement | undefined {
  const endless = workload.containers.find(
    (one) => one.kind === 'init' && one.startRank < container.startRank && endingOfContainer(one) === 'stays',
  );
  if (!endless) return undefined;
  return notMet(
    `${container.name} never starts: the init container ${endless.name} before it never ends.`,
    `Give ${endless.name} a command that ends, or restartPolicy: Always.`,
    within(endless.origin, 'name'),
  );
}

function goesOnOnceStarted({ role, container }: Bound, scene: Scene): Judgement {
  const { name, argv, image, origin } = container;
  const at = within(origin, 'command');
  const fix = `Give ${name} a command that goes on, as the task has it.`;
  const ending = argv ? endingOfContainer(container) : 'unknown';
  const early = earlyReader(container);
  if (early !== undefined) {
    return notMet(
      `${name} follows ${early} with tail -f, which ends at once when the file is not there yet.`,
      'Use tail -F: it waits for the file.',
      at,
    );
  }
  if (ending === 'stays') return met(`${name} runs on.`, at);
  if (ending === 'ends')
    return notMet(`${name} ends by itself, and would be started again and again.`, fix, at);
  const why = argv
    ? 'its command is not one that can be told without running it'
    : `what image ${image.text} runs is not known`;
  const found = `Whether ${name} runs on is not certain: ${why}.`;
  return isFixed(scene, role) ? notMet(found, fix, at) : unverified(found, at);
}

/** A file in a volume that is empty at first, followed by a reader that does not wait for it. */
function earlyReader(container: ContainerFact): string | undefined {
  const { reads } = readCommandLine(container.argv, container.env);
  return reads.find(({ path, follows, waits }) => {
    const place = placeOf(container, path);
    return follows && !waits && place.in === 'volume' && place.content === undefined;
  })?.path;
}
