/** YAML in Monaco: its colours, what counts as a word, and how Enter indents. */
import { languages } from 'monaco-editor/editor';
import { conf, language } from 'monaco-editor/languages/definitions/yaml/yaml.js';
import { INDENT_RULES } from './indent.ts';

const { Indent, None } = languages.IndentAction;

languages.register({ id: 'yaml' });
languages.setMonarchTokensProvider('yaml', language);
languages.setLanguageConfiguration('yaml', {
  ...conf,
  // `html-data` is one word: suggestions go on over its hyphen, and a double click selects it whole.
  wordPattern: /[\p{L}\p{N}_][\p{L}\p{N}_-]*/u,
  onEnterRules: INDENT_RULES.map(({ before, isItem, opens }) => ({
    beforeText: before,
    action: { indentAction: opens ? Indent : None, appendText: isItem ? '  ' : '' },
  })),
});
