import { describe, expect, it } from 'vitest';
import { createMachine } from '#domain/simulation/kernel/machine.test-data.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { toBytes, toText } from './bytes.ts';
import type { FileSystem } from './file-system.ts';
import { RUNTIME, type Caller } from './file-tree.ts';
import { createDirectory, createLink } from './nodes.ts';

const files = (): FileSystem => createMachine().container.files;

const LEARNER: Caller = { cwd: '/w', user: { uid: 1000, gid: 1000, groups: [1000] }, umask: 0o022 };
const IN_GROUP: Caller = { ...LEARNER, user: { uid: 1000, gid: 1000, groups: [2000] } };

const outcome = (attempt: () => unknown): unknown => {
  try {
    return attempt() ?? 'done';
  } catch (error) {
    return error instanceof SystemError ? error.code : error;
  }
};

describe('paths', () => {
  it.each([
    ['an absolute path', '/etc/passwd', '/etc/passwd'],
    ['a relative one', 'a/b', '/w/a/b'],
    ['dots', './a/../a/./b', '/w/a/b'],
    ['above the root is the root', '/../../etc/passwd', '/etc/passwd'],
    ['a link to a directory', '/short/b', '/w/a/b'],
    ['a link that is relative to its own directory', '/w/a/near', '/w/a/b'],
    ['a missing last name is a place', '/w/new', '/w/new'],
    ['a missing directory is none', '/nowhere/new', 'ENOENT'],
    ['a file is no directory', '/w/a/b/c', 'ENOTDIR'],
    ['neither with a slash after it', '/w/a/b/', 'ENOTDIR'],
    ['a link to itself', '/w/loop', 'ELOOP'],
    ['nothing', '', 'ENOENT'],
  ])('%s', (_, path, expected) => {
    const tree = files();
    tree.makeDirectory('/w/a', RUNTIME);
    tree.write('/w/a/b', 'x');
    tree.symbolicLink('/w/a', '/short');
    tree.symbolicLink('b', '/w/a/near');
    tree.symbolicLink('loop', '/w/loop');
    expect(outcome(() => tree.find(path, { ...RUNTIME, cwd: '/w' }).path)).toBe(expected);
  });

  it('a link that leads into another container’s files is followed there', () => {
    const [here, there] = [files(), files()];
    there.write('/etc/secret', 'x');
    here.put('/w/root', Object.assign(createLink(here.kernel, '/'), { elsewhere: () => there.root }));
    expect(here.content('/w/root/etc/secret', RUNTIME)).toBe('x');
    expect(outcome(() => here.content('/etc/secret', RUNTIME))).toBe('ENOENT');
  });
});

describe('mounts', () => {
  it('one node in two containers is one file', () => {
    const { kernel, container } = createMachine();
    const volume = createDirectory(kernel, 0o777);
    container.files.mount('/out', volume, { volume: 'data' });
    container.files.mount('/in/logs', volume, { volume: 'data', readOnly: true });
    container.files.write('/out/log', 'hello');
    expect(container.files.content('/in/logs/log', RUNTIME)).toBe('hello');
    expect(outcome(() => container.files.write('/in/logs/log', 'x'))).toBe('EROFS');
    expect(outcome(() => container.files.write('/in/logs/new', 'x'))).toBe('EROFS');
    expect(container.files.find('/in/logs/log', RUNTIME).volume).toBe('data');
  });

  it('hides what the image has there, and the mount point cannot be taken away', () => {
    const { kernel, container } = createMachine();
    container.files.makeDirectories('/usr/share/html');
    container.files.write('/usr/share/html/index.html', 'image');
    container.files.mount('/usr/share/html', createDirectory(kernel), { volume: 'html' });
    expect(container.files.list('/usr/share/html', RUNTIME)).toEqual([]);
    expect(outcome(() => container.files.remove('/usr/share/html', RUNTIME, true))).toBe('EBUSY');
  });

  it('stay writable under a read-only root', () => {
    const { kernel, container } = createMachine();
    container.files.mount('/data', createDirectory(kernel, 0o777), { volume: 'data' });
    container.files.rootReadOnly = true;
    expect(outcome(() => container.files.write('/tmp/x', ''))).toBe('EROFS');
    expect(outcome(() => container.files.write('/data/x', '').kind)).toBe('file');
  });
});

describe('permissions', () => {
  it.each([
    ['root writes what nobody may', RUNTIME, 0o000, 'file'],
    ['another user needs the bit of others', LEARNER, 0o775, 'EACCES'],
    ['which is enough', LEARNER, 0o777, 'file'],
    ['the group’s bit is enough for its members', IN_GROUP, 0o775, 'file'],
    ['but not for others', LEARNER, 0o770, 'EACCES'],
  ] as const)('%s', (_, caller, mode, expected) => {
    const tree = files();
    tree.makeDirectory('/volume', RUNTIME);
    tree.change('/volume', RUNTIME, { mode, owner: { gid: 2000 } });
    expect(outcome(() => tree.write('/volume/x', '', caller).kind)).toBe(expected);
  });

  it('the group of a setgid directory goes to what is made in it, as fsGroup wants it', () => {
    const tree = files();
    tree.makeDirectory('/volume', RUNTIME);
    tree.change('/volume', RUNTIME, { mode: 0o2777, owner: { gid: 2000 } });
    expect(tree.makeDirectory('/volume/a', LEARNER)).toMatchObject({ uid: 1000, gid: 2000, mode: 0o2755 });
    expect(tree.write('/volume/a/f', '', LEARNER)).toMatchObject({ uid: 1000, gid: 2000, mode: 0o644 });
  });

  it('in /tmp nobody takes away what is another’s', () => {
    const tree = files();
    tree.write('/tmp/x', '', LEARNER);
    const other: Caller = { ...LEARNER, user: { uid: 1001, gid: 1001, groups: [] } };
    expect(outcome(() => tree.remove('/tmp/x', other))).toBe('EPERM');
    expect(outcome(() => tree.remove('/tmp/x', LEARNER))).toBe('done');
  });
});

describe('changes', () => {
  it.each([
    [
      'a directory that holds something stays',
      (tree: FileSystem) => tree.remove('/w', RUNTIME, true),
      'ENOTEMPTY',
    ],
    ['a file over a directory', (tree: FileSystem) => tree.rename('/w/f', '/tmp', RUNTIME), 'EISDIR'],
    [
      'a file cannot be moved into a volume',
      (tree: FileSystem) => tree.rename('/w/f', '/vol/f', RUNTIME),
      'EXDEV',
    ],
    ['what is there is not made again', (tree: FileSystem) => tree.makeDirectory('/w', RUNTIME), 'EEXIST'],
    ['a directory is not written to', (tree: FileSystem) => tree.write('/w', 'x'), 'EISDIR'],
    ['a rename within a directory', (tree: FileSystem) => tree.rename('/w/f', '/w/g', RUNTIME), 'done'],
  ])('%s', (_, attempt, expected) => {
    const tree = files();
    tree.write('/w/f', 'x');
    tree.mount('/vol', createDirectory(tree.kernel), { volume: 'v' });
    expect(outcome(() => attempt(tree))).toBe(expected);
  });

  it('more than a megabyte is not modelled: a real disk would hold it', () => {
    const tree = files();
    expect(() => tree.write('/w/f', 'x'.repeat(2_000_000))).toThrow(Unmodelled);
  });

  it('numbers of files are the run’s own: two runs have the same', () => {
    const one = files().write('/w/a', '').inode;
    expect(files().write('/w/a', '').inode).toBe(one);
  });
});

describe('bytes', () => {
  it.each(['plain', 'Grüße', '日本語', '😀 ok', ''])('%s goes in and comes out', (text) => {
    expect(toText(toBytes(text))).toBe(text);
  });

  it('counts as UTF-8 does', () => {
    expect([toBytes('ü').length, toBytes('語').length, toBytes('😀').length]).toEqual([2, 3, 4]);
  });

  it.each([
    ['a lone byte', '\xff', '\ufffd'],
    ['a character that is cut off', 'a\xe6\x97', 'a\ufffd\ufffd'],
    ['a longer form than needed', '\xc0\x80', '\ufffd\ufffd'],
  ])('%s is no text', (_, bytes, text) => expect(toText(bytes)).toBe(text));

  it('half a pair is no character', () => expect(toBytes('\ud800')).toBe('\xef\xbf\xbd'));
});
