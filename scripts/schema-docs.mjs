// The API's own documentation of each field, for the editor: read from the declarations of kubernetes-models.

/** One member's comment as plain text, without the list of its words. */
const plain = (comment) =>
  comment
    .replace(/^\s*\*? ?/gm, '')
    .replace(/\n{2,}/g, '\u0000')
    .replace(/\s*\n\s*/g, ' ')
    .split('\u0000')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `Possible enum values:` and a line for each word: what each of them means. */
function wordsOf(comment) {
  const list = comment.split('Possible enum values:')[1] ?? '';
  return [...list.matchAll(/- `"([^"]*)"`([^\n]*(?:\n(?!\s*\*?\s*- `)[^\n]*)*)/g)]
    .map(([, word, says]) => [word, plain(says).join(' ')])
    .filter(([, says]) => says !== '');
}

/** What a type has that the packages do not know. */
export const NO_DOCS = { fields: {}, words: {}, required: [] };

/** The fields of an interface: what the API says of each, which are required, and what the words of closed lists mean. */
export function documentationOf(declaration) {
  const fields = {};
  const words = {};
  const required = [];
  for (const [, comment, name, optional] of declaration.matchAll(/\/\*\*([\s\S]*?)\*\/\s*"([^"]+)"(\?)?:/g)) {
    fields[name] = plain(comment.split('Possible enum values:')[0]).join('\n');
    const meanings = wordsOf(comment);
    if (meanings.length > 0) words[name] = Object.fromEntries(meanings);
    if (optional === undefined) required.push(name);
  }
  return { fields, words, required };
}

/** Types that a manifest can reach: what only a status holds is documented nowhere in the editor. */
export function documentationTable(types) {
  const shown = types.filter(
    ({ name, docs }) => !name.endsWith('Status') && Object.keys(docs.fields).length > 0,
  );
  const known = ({ docs, fields }, member) =>
    Object.entries(docs[member]).filter(([field]) => Object.hasOwn(fields, field));
  const lines = [
    '/** What the API says of each field, by type and field. Plain text; paragraphs are parted by line ends. */',
    'export const DOCS: Readonly<Record<string, Readonly<Record<string, string>>>> = {',
    ...shown.map((type) => `  ${type.name}: ${JSON.stringify(Object.fromEntries(known(type, 'fields')))},`),
    '};',
    '',
    '/** Fields without which the API refuses an object of the type. */',
    'export const REQUIRED: Readonly<Record<string, readonly string[]>> = {',
    ...shown
      .filter(({ docs }) => docs.required.length > 0)
      .map(({ name, docs }) => `  ${name}: ${JSON.stringify(docs.required)},`),
    '};',
    '',
    '/** What the words of a closed list mean, where the API says it. */',
    'export const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {',
    ...shown.flatMap((type) =>
      known(type, 'words').map(([field, words]) => `  '${type.name}.${field}': ${JSON.stringify(words)},`),
    ),
    '};',
  ];
  return `${lines.join('\n')}\n`;
}
