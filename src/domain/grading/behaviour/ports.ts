import { signalName } from '#domain/simulation/kernel/signals.ts';
import { within } from '#domain/world/origin.ts';
import {
  all,
  each,
  met,
  notMet,
  withRole,
  withRoles,
  type Bound,
  type Judge,
} from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';
import { happened, inEveryRun, MINUTE, seconds, type Observed } from './observed.ts';

/** The container's process got hold of the port. */
export const binds: Judge<RuleKinds['binds']> = (args, scene) =>
  all(
    each(args).map(([role, port]) =>
      withRole(role, scene, (bound) =>
        inEveryRun(scene, MINUTE, [bound], (run) => gotPort(bound, port, run)),
      ),
    ),
  );

function gotPort(bound: Bound, port: number, run: Observed): Judgement {
  const { name, origin } = bound.container;
  const got = happened('bind', bound, run).find((event) => event.port === port);
  if (got) return met(`${name} listens on port ${port} since ${seconds(got.at)}.`, origin);
  const clash = happened('bind-clash', bound, run).find((event) => event.port === port);
  if (clash)
    return notMet(
      `${name} tried port ${port} at ${seconds(clash.at)}: address already in use, by ${clash.by}.`,
      `Let only one container of the Pod listen on port ${port}.`,
      origin,
    );
  const others = [...new Set(happened('bind', bound, run).map((event) => String(event.port)))];
  const instead = others.length === 0 ? 'no port' : `port ${others.join(', ')}`;
  return notMet(
    `${name} listens on ${instead}, never on ${port}.`,
    `Let ${name} listen on port ${port}.`,
    origin,
  );
}

/** One container sends a signal to a process of another. */
export const signals: Judge<RuleKinds['signals']> = ({ from, to, signal }, scene) =>
  withRoles([from, to], scene, ([sender, receiver]) => {
    if (!sender || !receiver) return notMet('A container is missing.', 'Add it.');
    return inEveryRun(scene, MINUTE, [sender, receiver], (run) => sent(sender, receiver, signal, run));
  });

function sent(sender: Bound, receiver: Bound, signal: string, run: Observed): Judgement {
  const { name, origin } = sender.container;
  const target = receiver.container.name;
  const found = happened('signal', sender, run).find(
    (event) => event.to.endsWith(`/${target}`) && signalName(event.signal) === signal,
  );
  if (found)
    return met(`${name} sent ${signal} to ${found.process} of ${target} at ${seconds(found.at)}.`, origin);
  const said = happened('log', sender, run)[0];
  return notMet(
    `${name} sent ${target} no ${signal}.${said ? ` It said: "${said.line}".` : ''}`,
    `Share the process namespace, and let ${name} send ${signal} to the process of ${target}.`,
    within(origin, 'command'),
  );
}
