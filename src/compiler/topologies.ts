import type { HighlighterCore } from 'shiki/core';
import type { Topology } from '#domain/course/types.ts';
import { positionAt } from '#domain/kubernetes/span.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { flowProblems } from '#domain/topology/flow.ts';
import { graphOf } from '#domain/topology/graph.ts';
import { layoutOf } from '#domain/topology/layout.ts';
import { storyOf } from '#domain/topology/story.ts';
import type { Flow, Graph } from '#domain/topology/types.ts';
import { buildWorld } from '#domain/world/world.ts';
import type { Report } from './content-error.ts';
import { fieldsOf } from './fields.ts';
import { foldersIn, type ContentFiles } from './folders.ts';
import { highlightLines } from './highlight.ts';
import { readYaml, type YamlSource } from './yaml.ts';

/** Compiles `topologies/*`: the drawing is computed here, once, so that a lesson needs no YAML reader in the page. */
export function compileTopologies(
  files: ContentFiles,
  highlighter: HighlighterCore,
  report: Report,
): Map<string, Topology> {
  const compiled = foldersIn(files, 'topologies').map((id) => topologyOf(id, files, highlighter, report));
  return new Map(compiled.map((topology) => [topology.id, topology]));
}

function topologyOf(id: string, files: ContentFiles, highlighter: HighlighterCore, report: Report): Topology {
  const folder = `topologies/${id}`;
  const manifests = textOf('manifests.yaml', folder, files, report);
  const source = readFlow(folder, files, report);
  const flow = source ? flowOf(source) : { title: '', hops: [] };
  const reading = readManifests(manifests, 'manifests.yaml');
  const graph = graphOf(buildWorld(reading.manifests), flow);
  const file = `${files.name}/${folder}/manifests.yaml`;
  const refused = reading.problems.filter(({ severity }) => severity === 'error');
  for (const { text, span } of refused) {
    const remedy = 'A topology is drawn from manifests that a real API server accepts.';
    report({ file, line: positionAt(manifests, span[0]).line, message: `refused: ${text}`, remedy });
  }
  if (refused.length === 0) reportTrouble(graph, manifests, file, report);
  if (source) reportHops(flow, graph, source);
  return {
    id,
    manifests,
    // Beside the text that it repeats: compression looks back 32 KiB.
    listing: highlightLines(highlighter, manifests.replace(/\n$/, ''), 'yaml'),
    flow,
    graph,
    layout: layoutOf(graph),
    narrow: layoutOf(graph, { width: 'narrow' }),
    story: storyOf(graph, flow),
  };
}

function textOf(name: string, folder: string, { name: root, texts }: ContentFiles, report: Report): string {
  const text = texts.get(`${folder}/${name}`);
  if (text === undefined)
    report({
      file: `${root}/${folder}/${name}`,
      line: 1,
      message: 'the file is missing',
      remedy: 'A topology has manifests.yaml and flow.yaml.',
    });
  return text ?? '';
}

function readFlow(folder: string, files: ContentFiles, report: Report): YamlSource | undefined {
  const text = textOf('flow.yaml', folder, files, report);
  return text === '' ? undefined : readYaml(`${files.name}/${folder}/flow.yaml`, text, report);
}

function flowOf(source: YamlSource): Flow {
  const fields = fieldsOf(source, source.value, ['title', 'hops']);
  if (!fields) return { title: '', hops: [] };
  const hops = fields.mappings('hops', ['from', 'to', 'says']);
  return {
    title: fields.text('title'),
    hops: hops.map((hop) => ({ from: hop.text('from'), to: hop.text('to'), says: hop.text('says') })),
  };
}

function reportTrouble({ nodes, edges }: Graph, manifests: string, file: string, report: Report): void {
  for (const { trouble, at } of [...nodes, ...edges].filter((part) => part.trouble !== '')) {
    const { line } = positionAt(manifests, at?.span[0] ?? 0);
    report({ file, line, message: trouble, remedy: 'A topology shows manifests that work: mend them.' });
  }
}

/** Each hop alone, so that what is wrong with it is said at its own line. */
function reportHops({ title, hops }: Flow, graph: Graph, source: YamlSource): void {
  for (const [at, hop] of hops.entries()) {
    if (hop.from === '' || hop.to === '') continue;
    for (const problem of flowProblems(graph, { title, hops: [hop] })) {
      source.report({
        file: source.file,
        line: source.lineOf(['hops', at]),
        message: problem.replace(/^hop 1: /, ''),
        remedy:
          'A hop joins two parts by their ids, along a line of the drawing; tripod topology --json lists both.',
      });
    }
  }
}
