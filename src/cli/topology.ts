import { CLI_LIMITS } from '#domain/kubernetes/limits.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { graphOf } from '#domain/topology/graph.ts';
import { layoutOf } from '#domain/topology/layout.ts';
import { storyOf } from '#domain/topology/story.ts';
import { svgOf } from '#domain/topology/svg.ts';
import { buildWorld } from '#domain/world/world.ts';
import { parse, readSources } from './arguments.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

/** `topology`: one drawing of all files, which works on half-broken input as far as it goes. */
export const topology: Command = async (args, { print }) => {
  const { flags, operands } = parse(args, ['--json', '--text']);
  if (flags.size > 1) throw new UsageError('either --text or --json');
  const readings = (await readSources(operands)).map(({ name, text }) =>
    readManifests(text, name, CLI_LIMITS),
  );
  const manifests = readings.flatMap((reading) => reading.manifests);
  const graph = graphOf(buildWorld(manifests));
  const story = storyOf(graph);
  if (flags.has('--json')) print(JSON.stringify({ nodes: graph.nodes, edges: graph.edges }));
  else if (flags.has('--text')) print(story.join('\n'));
  else print(svgOf(layoutOf(graph), 'Topology', story.join('\n')));
  return manifests.length > 0 && manifests.every(({ accepted }) => accepted) ? 0 : 1;
};
