import type { YamlNode } from './node.ts';

/** A value as Go prints it with %#v: go-yaml's words about a key or its value end in one. */
export function goSyntax(node: YamlNode): string {
  switch (node.kind) {
    case 'null':
      return 'interface {}(nil)';
    case 'bool':
      return String(node.value);
    case 'number':
      return node.json;
    case 'string':
      return JSON.stringify(node.value);
    case 'list':
      return `[]interface {}{${node.items.map(({ value }) => goSyntax(value)).join(', ')}}`;
    case 'map': {
      const entries = [...node.entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const written = entries.map(([key, { value }]) => `${JSON.stringify(key)}:${goSyntax(value)}`);
      return `map[interface {}]interface {}{${written.join(', ')}}`;
    }
  }
}
