import { isValidElement, type ReactElement } from 'react';
import { expect, test } from 'vitest';
import { elementsOf, textOf, type HastNode } from './prose-elements.ts';

const element = (
  tagName: string,
  properties: Record<string, string | number | boolean | readonly string[]> = {},
  ...children: HastNode[]
): HastNode => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const text = (value: string): HastNode => ({ type: 'text', value });

function only(node: HastNode): ReactElement<Record<string, unknown>> {
  const [first] = elementsOf([node]);
  if (!isValidElement<Record<string, unknown>>(first)) throw new Error('no element');
  return first;
}

test.each<[name: string, properties: Parameters<typeof element>[1], expected: Record<string, unknown>]>([
  ['several classes become one attribute', { className: ['tok-key', 'wide'] }, { className: 'tok-key wide' }],
  ['data attributes get their dashes', { dataLineNumber: 3 }, { 'data-line-number': 3 }],
  ['aria attributes get their dash', { ariaLabel: 'Code' }, { 'aria-label': 'Code' }],
  ['a word that only begins like data stays', { dateTime: '2026' }, { dateTime: '2026' }],
  ['no style comes through', { style: 'color: red', id: 'a' }, { id: 'a' }],
  ['no handler comes through', { onClick: 'alert(1)', onload: 'x', id: 'a' }, { id: 'a' }],
  ['no markup comes through', { dangerouslySetInnerHTML: 'x', id: 'a' }, { id: 'a' }],
])('%s', (_name, properties, expected) => {
  expect(only(element('span', properties)).props).toEqual(expected);
});

test('tags, their order and their text are kept', () => {
  const paragraph = only(element('p', {}, text('one '), element('em', {}, text('two'))));
  expect(paragraph.type).toBe('p');
  const [words, emphasis] = paragraph.props['children'] as [string, ReactElement<{ children: string }>];
  expect([words, emphasis.type, emphasis.props.children]).toEqual(['one ', 'em', 'two']);
});

test('a component stands in for its tag, and for no other', () => {
  const Stand = () => null;
  const [link, constructor] = elementsOf([element('a'), element('constructor')], {
    a: Stand,
  }) as ReactElement[];
  expect(link?.type).toBe(Stand);
  expect(constructor?.type).toBe('constructor');
});

test('the text of code is the code itself', () => {
  expect(textOf(element('pre', {}, element('span', {}, text('a: ')), text('1\n')))).toBe('a: 1\n');
});
