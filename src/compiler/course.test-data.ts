import type { ContentFiles } from './folders.ts';

/** A small course that is right in everything: each test changes one thing. */
export const SMALL_COURSE: Readonly<Record<string, string>> = {
  'chapters/01-sharing/chapter.yaml': 'title: Sharing\nsummary: What is shared.\n',
  'chapters/01-sharing/01-house.md': `---
title: The house
summary: Why several containers.
minutes: 3
objectives: [Say why.]
sources:
  - { title: Pods, url: https://kubernetes.io/docs/concepts/workloads/pods/ }
---

Take \`nginx\` and [read on](/lessons/house#the-door). At 10:30 nginx:alpine runs.

## The door

\`\`\`yaml
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.27
\`\`\`

::topology{id=web}

:::exam{title="In the exam"}
Be quick.
:::

::question{id=who}

::exercise{id=share}
`,
  'topologies/web/manifests.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: { app: web }
spec:
  containers:
    - name: nginx
      image: nginx:1.27
      ports:
        - containerPort: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports:
    - port: 80
`,
  'topologies/web/flow.yaml':
    'title: A request\nhops:\n  - { from: client, to: service/web, says: The client asks. }\n',
  'questions/sharing.yaml': `- id: who
  lesson: house
  one: Who?
  options:
    - text: I.
      right: true
      because: So it is.
    - text: You.
      because: So it is not.
- id: when
  lesson: house
  order: In which order?
  options:
    - { text: One, because: First. }
    - { text: Two, because: Second. }
    - { text: Three, because: Third. }
`,
  'exercises/share/exercise.yaml': `title: Share
chapter: sharing
minutes: 4
difficulty: 1
task: |
  Create a Pod named \`share\`.
hints: [Think.]
roles:
  writer: { name: writer }
  reader: { name: reader }
rules:
  - id: same-file
    points: 10
    says: Both see one file.
    sameFile: { writer: /out/x, reader: /in/x }
`,
  'exercises/share/starter.yaml': '# Write here.\n',
  'exercises/share/solutions/plain.yaml': '# note: One volume, two mounts.\napiVersion: v1\nkind: Pod\n',
  'exercises/share/mistakes/two-volumes.yaml':
    '# breaks: same-file\n# note: Two volumes.\napiVersion: v1\nkind: Pod\n',
};

/** The small course with some files replaced; undefined takes a file away. */
export function courseWith(changes: Readonly<Record<string, string | undefined>>): ContentFiles {
  const texts = new Map(Object.entries(SMALL_COURSE));
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) texts.delete(path);
    else texts.set(path, text);
  }
  return { name: 'content', texts: new Map([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

/** One file of the small course with one text replaced. */
export function edited(path: string, from: string, to: string): ContentFiles {
  const text = SMALL_COURSE[path] ?? '';
  if (!text.includes(from)) throw new Error(`${path} does not hold: ${from}`);
  return courseWith({ [path]: text.replace(from, () => to) });
}
