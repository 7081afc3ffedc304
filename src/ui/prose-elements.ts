/**
 * A compiled tree of prose as React elements. hast-util-to-jsx-runtime does the same for everything HTML knows, at 10 KiB
 * compressed of a lesson's 110; the compiler writes only the little that is handled here.
 */
import { createElement, type ElementType, type ReactNode } from 'react';

type Value = string | number | boolean | readonly string[];

export type HastNode =
  | { readonly type: 'text'; readonly value: string }
  | {
      readonly type: 'element';
      readonly tagName: string;
      readonly properties: Readonly<Record<string, Value>>;
      readonly children: readonly HastNode[];
    };

export interface HastRoot {
  readonly type: 'root';
  readonly children: readonly HastNode[];
}

/** Components that stand in for tags; each gets the tag's attributes, its children, and the node that it comes from. */
export type Overrides = Readonly<Record<string, ElementType>>;

const DASHED = /^(data|aria)(?=[A-Z])/;

/** hast spells `dataLine` and `ariaLabel`; React wants those with a dash and everything else as hast has it. */
function attributeName(name: string): string {
  const [prefix] = DASHED.exec(name) ?? [];
  if (!prefix) return name;
  const rest = name.slice(prefix.length);
  return prefix === 'aria'
    ? `aria-${rest.toLowerCase()}`
    : `data${rest.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Neither handlers nor inline styles: content cannot bring behaviour, and the page's policy has no place for it. */
const isBarred = (name: string) =>
  name === 'style' || /^on/i.test(name) || name === 'dangerouslySetInnerHTML';

function attributesOf(properties: Readonly<Record<string, Value>>): Record<string, unknown> {
  const kept = Object.entries(properties).filter(([name]) => !isBarred(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [attributeName(name), Array.isArray(value) ? value.join(' ') : value]),
  );
}

/** The words of a node without their marks, for headings' ids, titles and the clipboard. */
export function textOf(node: HastNode | HastRoot): string {
  return node.type === 'text' ? node.value : node.children.map(textOf).join('');
}

export function elementsOf(nodes: readonly HastNode[], overrides: Overrides = {}): ReactNode[] {
  return nodes.map((node, position) => {
    if (node.type === 'text') return node.value;
    const override = Object.hasOwn(overrides, node.tagName) ? overrides[node.tagName] : undefined;
    const children = elementsOf(node.children, overrides);
    const attributes = { ...attributesOf(node.properties), key: position, ...(override && { node }) };
    return createElement(override ?? node.tagName, attributes, ...children);
  });
}
