import type { ReactNode } from 'react';
import { Callout } from '#ui/Callout.tsx';
import styles from './AboutPage.module.css';

interface AboutPageProps {
  /** Version of the site. */
  readonly version: string;
  readonly kubernetes: string;
  /** Addresses of the licence texts: of the libraries, as the build collects them, of what one of them is made from, and of the typefaces. */
  readonly licences: { readonly code: string; readonly vim: string; readonly fonts: string };
}

/** What the page itself ships to the browser; the file of the build has every licence's text. */
const PARTS: readonly (readonly [name: string, licence: string, purpose: string])[] = [
  ['React and React DOM', 'MIT', 'the page'],
  ['Monaco Editor', 'MIT', 'the editor'],
  ['monaco-vim, from CodeMirror', 'MIT', 'Vim keys in the editor'],
  ['js-yaml', 'MIT', 'reads YAML as kubectl does'],
  ['idb', 'ISC', 'storage in the browser'],
  ['Workbox', 'MIT', 'the offline copy'],
  ['IBM Plex', 'OFL-1.1', 'the typefaces'],
  ['Kubernetes API types', 'Apache-2.0', 'field names and types, by way of @kubernetes/client-node'],
];

function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Grading({ kubernetes }: { readonly kubernetes: string }) {
  return (
    <Section id="grading" title="How grading works">
      <p>
        Your text is read as kubectl reads it, decoded against the schema of Kubernetes {kubernetes}, and
        validated as the API server does when an object is created. A manifest that the API server would
        refuse earns nothing, as in the exam; you still see what it would earn once it is accepted.
      </p>
      <p>
        What was accepted is then resolved into facts: which file each container sees, which ports are bound,
        which Service reaches which container, what starts before what. Requirements ask about these facts and
        never about the place of a line. Any order of containers, any volume name, a port by name or by
        number, a second container or a native sidecar where the task leaves it open: every right way counts.
      </p>
      <p>
        Where the task leaves something open that cannot be judged from the manifest, its points are given and
        marked as not verified. Nothing is run, and nothing leaves your browser.
      </p>
      <p>
        How far the verdict can be trusted was measured: on 1,429 manifests that were judged by the code of
        Kubernetes v1.35.4 itself, right ones and wrong ones of every sort, it is the same on all, with the
        same errors at the same fields. What only a cluster can tell, such as whether an image exists, is
        listed beside the verdict.
      </p>
      <Callout kind="note" title="What it is not">
        <p>
          It is no cluster: images are known by what they usually do, and custom resources, admission plug-ins
          and quotas are not modelled.
        </p>
      </Callout>
    </Section>
  );
}

export function AboutPage({ version, kubernetes, licences }: AboutPageProps) {
  return (
    <div className={styles.page}>
      <h1>About Tripod</h1>
      <p className={styles.lead}>
        A study app for one small, hard topic of the CKAD exam: Pods of several containers. It is a static
        site that works offline after the first visit and needs no account.
      </p>
      <Grading kubernetes={kubernetes} />
      <Section id="report-a-mistake" title="Report a mistake">
        <p>
          Open an issue in the repository that this copy was built from, or write to whoever gave you its
          address. Say which page it is, what you read or wrote there, and what you expected; for a wrong
          grade, add the manifest.
        </p>
      </Section>
      <Section id="versions" title="Versions">
        <p>
          Tripod {version}, speaking Kubernetes {kubernetes}. Lessons say where other versions differ.
        </p>
      </Section>
      <Section id="licences" title="Licences">
        <p>Tripod is free software under the Apache License 2.0. It stands on the work of others:</p>
        <ul className={styles.parts}>
          {PARTS.map(([name, licence, purpose]) => (
            <li key={name}>
              <strong>{name}</strong>, {licence}: {purpose}
            </li>
          ))}
        </ul>
        <p>
          The licence texts of <a href={licences.code}>the libraries</a>, of{' '}
          <a href={licences.vim}>CodeMirror’s Vim keys</a> and of <a href={licences.fonts}>the typefaces</a>{' '}
          come with the site.
        </p>
      </Section>
      <Section id="trademarks" title="Trademarks">
        <p>
          Kubernetes and Certified Kubernetes Application Developer are registered trademarks of The Linux
          Foundation. Other names belong to their owners. Tripod is an independent project: nobody named here
          endorses it or has any part in it, and it holds no questions from any exam.
        </p>
      </Section>
    </div>
  );
}
