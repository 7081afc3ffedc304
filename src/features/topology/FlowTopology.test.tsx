// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Topology } from '#domain/course/types.ts';
import { layoutOf } from '#domain/topology/layout.ts';
import { storyOf } from '#domain/topology/story.ts';
import type { Flow, Graph } from '#domain/topology/types.ts';
import { FlowTopology } from './FlowTopology.tsx';
import { linesIn, linesOf, rangeOfLine } from './lines.ts';

const MANIFESTS = 'kind: Service\nname: web\n---\nkind: Pod\n';
const graph: Graph = {
  nodes: [
    { id: 'client', kind: 'client', name: 'client', detail: '', ports: [], trouble: '', given: false },
    {
      id: 'service/web',
      kind: 'service',
      name: 'web',
      detail: 'Service',
      ports: [],
      trouble: '',
      given: false,
      at: { source: 'm', span: [0, 23] },
    },
    {
      id: 'pod/web',
      kind: 'pod',
      name: 'web',
      detail: 'Pod',
      ports: [],
      trouble: '',
      given: false,
      at: { source: 'm', span: [28, 37] },
    },
  ],
  edges: [
    { id: 'a', from: 'client', to: 'service/web', kind: 'traffic', label: 'HTTP 80', trouble: '' },
    { id: 'b', from: 'service/web', to: 'pod/web', kind: 'traffic', label: 'HTTP 80', trouble: '' },
  ],
};
const flow: Flow = {
  title: 'A request',
  hops: [
    { from: 'client', to: 'service/web', says: 'The client asks.' },
    { from: 'service/web', to: 'pod/web', says: 'The Service hands it on.' },
  ],
};
const topology: Topology = {
  id: 'web',
  manifests: MANIFESTS,
  flow,
  graph,
  layout: layoutOf(graph),
  narrow: layoutOf(graph, { width: 'narrow' }),
  story: storyOf(graph, flow),
  listing: MANIFESTS.trimEnd()
    .split('\n')
    .map((value) => [{ type: 'text', value }]),
};

let root: Root;
const page = (): HTMLElement => document.body;
const button = (name: string): HTMLButtonElement =>
  [...page().querySelectorAll('button')].find(({ textContent }) => textContent === name) as HTMLButtonElement;
const status = (): string => page().querySelector('[role=status]')?.textContent ?? '';
const markedLines = (): string[] =>
  [...page().querySelectorAll('pre code > span')]
    .filter(({ className }) => className.includes('marked'))
    .map(({ textContent }) => (textContent ?? '').trim());
const press = (key: string, at: Element): void =>
  act(() => void at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  root = createRoot(place);
  act(() => root.render(<FlowTopology topology={topology} />));
});
afterEach(() => act(() => root.unmount()));

describe('a flow', () => {
  test('begins at its first hop', () => {
    expect(status()).toBe('Hop 1 of 2The client asks.');
    expect(button('Previous hop').getAttribute('aria-disabled')).toBe('true');
  });

  test('is stepped by buttons, and stops at both ends', () => {
    act(() => button('Next hop').click());
    expect(status()).toBe('Hop 2 of 2The Service hands it on.');
    act(() => button('Next hop').click());
    expect(status()).toContain('Hop 2 of 2');
    act(() => button('Previous hop').click());
    expect(status()).toContain('Hop 1 of 2');
  });

  test('is stepped by the arrow keys', () => {
    press('ArrowRight', button('Next hop'));
    expect(status()).toContain('Hop 2 of 2');
    press('ArrowLeft', button('Next hop'));
    expect(status()).toContain('Hop 1 of 2');
  });

  test('marks the lines of the part that it leads to', () => {
    expect(markedLines()).toEqual(['kind: Service', 'name: web']);
    act(() => button('Next hop').click());
    expect(markedLines()).toEqual(['kind: Pod']);
  });
});

describe('the drawing', () => {
  test('has a name, and every part of it too', () => {
    const svg = page().querySelector('svg');
    expect(document.getElementById(svg?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      'A request',
    );
    const names = [...(svg?.querySelectorAll('[role=img]') ?? [])].map((part) =>
      part.getAttribute('aria-label'),
    );
    expect(names).toEqual([
      'Pod web, Pod',
      'client sends to web, HTTP 80',
      'web sends to web, HTTP 80',
      'client client',
      'Service web, Service',
    ]);
  });

  test('a focused part marks its lines', () => {
    const part = [...page().querySelectorAll<SVGGElement>('[role=img][tabindex]')].find(
      (one) => one.getAttribute('aria-label') === 'Pod web, Pod',
    );
    act(() => void part?.dispatchEvent(new FocusEvent('focusin', { bubbles: true })));
    expect(markedLines()).toEqual(['kind: Pod']);
  });

  test('a line reached by the arrow keys marks its part', () => {
    const listing = page().querySelector('pre') as HTMLElement;
    for (let line = 0; line < 3; line += 1) press('ArrowDown', listing);
    const marked = [...page().querySelectorAll('[role=img]')].filter((part) =>
      (part.getAttribute('class') ?? '').includes('marked'),
    );
    expect(new Set(marked.map((part) => part.getAttribute('aria-label')))).toEqual(new Set(['Pod web, Pod']));
  });

  test('has the same as text', () => {
    const twin = [...page().querySelectorAll('details')].find(
      (one) => one.querySelector('summary')?.textContent === 'As text',
    );
    expect([...(twin?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)).toEqual(
      topology.story.map((line) => line.trim()),
    );
  });

  test('no two elements share an id', () => {
    const ids = [...page().querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('lines and offsets', () => {
  const lines = linesOf('a\n  b\nc');
  expect(rangeOfLine(lines, 1, 'a\n  b\nc')).toEqual([4, 5]);
  expect([...linesIn(lines, [[4, 7]])]).toEqual([1, 2]);
  expect([...linesIn(lines, [])]).toEqual([]);
});
