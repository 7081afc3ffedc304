/** The tree of an image, made anew for each container. */
import {
  createDirectory,
  createFile,
  createLink,
  createProgramFile,
  type DirectoryNode,
  type Ownership,
} from '#domain/simulation/files/nodes.ts';
import { nameOf, parentOf } from '#domain/simulation/files/paths.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';

/** Puts things into a tree by their absolute paths; directories on the way are made. */
export class RootBuilder {
  readonly root: DirectoryNode;
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.root = createDirectory(kernel);
  }

  directory(path: string, mode = 0o755, owner?: Ownership): this {
    const directory = this.at(path);
    directory.mode = mode;
    if (owner) Object.assign(directory, owner);
    return this;
  }

  directories(...paths: readonly string[]): this {
    for (const path of paths) this.at(path);
    return this;
  }

  file(path: string, content: string, mode = 0o644, owner?: Ownership): this {
    this.at(parentOf(path)).entries.set(nameOf(path), createFile(this.kernel, content, mode, owner));
    return this;
  }

  files(all: ReadonlyMap<string, string>): this {
    for (const [path, content] of all) this.file(path, content);
    return this;
  }

  program(path: string, program: Program): this {
    this.at(parentOf(path)).entries.set(nameOf(path), createProgramFile(this.kernel, program));
    return this;
  }

  /** Each under its name in one directory. */
  programs(directory: string, all: Iterable<readonly [string, Program]>): this {
    for (const [name, program] of all) this.program(`${directory}/${name}`, program);
    return this;
  }

  link(path: string, target: string): this {
    this.at(parentOf(path)).entries.set(nameOf(path), createLink(this.kernel, target));
    return this;
  }

  private at(path: string): DirectoryNode {
    let directory = this.root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      const found = directory.entries.get(name);
      if (found?.kind === 'directory') {
        directory = found;
        continue;
      }
      const made = createDirectory(this.kernel);
      directory.entries.set(name, made);
      directory = made;
    }
    return directory;
  }
}
