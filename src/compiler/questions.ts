import type { Option, Question, QuestionForm } from '#domain/questions/types.ts';
import { fieldsOf, type Fields } from './fields.ts';
import { inlineProseOf, type ProseContext } from './prose.ts';
import { readYaml } from './yaml.ts';

/** A question, and where it stands, for the checks of its id and its lesson. */
export interface CompiledQuestion {
  readonly question: Question;
  readonly file: string;
  readonly line: number;
}

const FORMS: readonly QuestionForm[] = ['one', 'several', 'order'];
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Compiles `questions/<chapter>.yaml`. What is reported keeps its id, so that one mistake is not reported twice. */
export function compileQuestions(chapter: string, text: string, context: ProseContext): CompiledQuestion[] {
  const { file, report } = context;
  const source = readYaml(file, text, report);
  if (!source) return [];
  if (!Array.isArray(source.value) || source.value.length === 0) {
    report({
      file,
      line: 1,
      message: 'holds no list of questions',
      remedy: 'Begin each question with "- id: ...".',
    });
    return [];
  }
  return source.value.flatMap((item, at) => {
    const fields = fieldsOf(source, item, ['id', 'lesson', ...FORMS, 'options'], [at]);
    return fields
      ? [{ question: questionOf(fields, chapter, context), file, line: source.lineOf([at]) }]
      : [];
  });
}

function questionOf(fields: Fields, chapter: string, context: ProseContext): Question {
  const id = fields.text('id');
  if (id !== '' && !ID.test(id))
    fields.wrong('id', `"${id}" is no id`, 'Use lower-case words joined by dashes.');
  const form = formOf(fields);
  const options = fields.mappings(
    'options',
    form === 'order' ? ['text', 'because'] : ['text', 'right', 'because'],
  );
  const compiled = options.map((option) => optionOf(option, context));
  checkRight(fields, form, compiled);
  const asks = fields.has(form) ? proseIn(fields, form, context) : { type: 'root' as const, children: [] };
  return { id, chapter, lesson: fields.text('lesson'), form, asks, options: compiled };
}

function formOf(fields: Fields): QuestionForm {
  const [form, ...others] = FORMS.filter((name) => fields.has(name));
  if (form === undefined || others.length > 0) {
    const message =
      form === undefined ? 'the question is missing' : `is asked as ${[form, ...others].join(' and ')}`;
    fields.wrong(form ?? 'id', message, `Write it under exactly one of ${FORMS.join(', ')}.`);
  }
  return form ?? 'one';
}

function optionOf(option: Fields, context: ProseContext): Option {
  return {
    text: proseIn(option, 'text', context),
    right: option.flag('right'),
    because: proseIn(option, 'because', context),
  };
}

function proseIn(fields: Fields, key: string, context: ProseContext): Option['text'] {
  const text = fields.text(key);
  const line = fields.source.lineOf([...fields.path, key]);
  return inlineProseOf(text, text.trimEnd().includes('\n') ? line + 1 : line, context);
}

/** How many options may be right. For `order` none is marked: the list itself is the answer. */
function checkRight(fields: Fields, form: QuestionForm, options: readonly Option[]): void {
  const right = options.filter((option) => option.right).length;
  const least = form === 'order' ? 3 : 2;
  if (fields.has('options') && options.length < least) {
    fields.wrong('options', `${options.length} options`, `Give at least ${least}.`);
  }
  if (form === 'order') return;
  if (right === 0) fields.wrong('options', 'no option is right', 'Mark it by right: true.');
  if (form === 'one' && right > 1)
    fields.wrong('options', `${right} options are right`, 'Ask it as several:, or leave one right.');
  if (form === 'several' && right === options.length)
    fields.wrong('options', 'every option is right', 'Add a tempting wrong one.');
}
