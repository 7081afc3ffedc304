import { describe, expect, test } from 'vitest';
import { VimSteps, type History } from './vim-steps.ts';

/** A text with a history of small steps, as an editor keeps it: each key is one, a state found again has its old number. */
class Text implements History {
  #states = [''];
  #at = 0;
  version = (): number => this.#at;
  undo = (): void => void (this.#at = Math.max(this.#at - 1, 0));
  redo = (): void => void (this.#at = Math.min(this.#at + 1, this.#states.length - 1));
  close = (): void => undefined;
  get text(): string {
    return this.#states[this.#at] ?? '';
  }
  type(keys: string): void {
    for (const key of keys) {
      this.#states = [...this.#states.slice(0, this.#at + 1), this.text + key];
      this.#at += 1;
    }
  }
}

function typed(...commands: readonly string[]) {
  const text = new Text();
  const steps = new VimSteps(text);
  for (const command of commands) {
    steps.begin();
    text.type(command);
  }
  return { text, steps };
}

describe('Vim’s undo', () => {
  test('takes back a whole insert', () => {
    const { text, steps } = typed('hello world');
    steps.undo();
    expect(text.text).toBe('');
  });

  test('goes back command by command', () => {
    const { text, steps } = typed('one ', 'two ', 'three');
    steps.undo();
    expect(text.text).toBe('one two ');
    steps.undo();
    expect(text.text).toBe('one ');
  });

  test('is taken back command by command', () => {
    const { text, steps } = typed('one ', 'two ', 'three');
    steps.undo();
    steps.undo();
    steps.redo();
    expect(text.text).toBe('one two ');
    steps.redo();
    expect(text.text).toBe('one two three');
    steps.redo();
    expect(text.text).toBe('one two three');
  });

  test('does nothing at the beginning', () => {
    const { text, steps } = typed('one');
    for (let times = 0; times < 3; times += 1) steps.undo();
    expect(text.text).toBe('');
    steps.redo();
    expect(text.text).toBe('one');
  });

  test('goes back further than Vim’s keys were switched on, by the editor’s own steps', () => {
    const text = new Text();
    text.type('abc');
    const steps = new VimSteps(text);
    steps.begin();
    text.type('def');
    steps.undo();
    expect(text.text).toBe('abc');
    steps.undo();
    expect(text.text).toBe('ab');
    steps.redo();
    expect(text.text).toBe('abc');
    steps.redo();
    expect(text.text).toBe('abcdef');
  });

  test('forgets what was taken back once something else is typed', () => {
    const { text, steps } = typed('one ', 'two');
    steps.undo();
    steps.begin();
    text.type('2');
    steps.begin();
    steps.redo();
    expect(text.text).toBe('one 2');
  });

  test('copes with the editor’s own undo in between', () => {
    const { text, steps } = typed('one ', 'two');
    text.undo();
    steps.begin();
    steps.undo();
    expect(text.text).toBe('one ');
  });
});
