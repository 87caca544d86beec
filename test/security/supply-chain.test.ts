import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly inBundle?: boolean;
  readonly dev?: boolean;
}

const packages = Object.entries<Locked>(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

describe('what is pinned', () => {
  it.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))(
    '%s is one version',
    (_, version) => expect(version).toMatch(/^\d+\.\d+\.\d+(?:[-.][\w.]+)?$/),
  );

  it('every package is locked to its contents, and to no registry', () => {
    const loose = packages.filter(([, it]) => it.integrity === undefined && !it.inBundle);
    expect(loose.map(([path]) => path)).toEqual([]);
    expect(packages.filter(([, it]) => it.resolved !== undefined)).toEqual([]);
  });

  it('install scripts run for those that are named alone', () => {
    const scripts = packages.filter(([, it]) => 'hasInstallScript' in it);
    const allowed = Object.keys(manifest.allowScripts);
    expect(scripts.map(([path]) => nameOf(path)).filter((it) => !allowed.includes(it))).toEqual([]);
  });

  it('actions in the examples name a version', () => {
    for (const file of readdirSync('examples/github-actions')) {
      const text = readFileSync(`examples/github-actions/${file}`, 'utf8');
      for (const [, action] of text.matchAll(/uses:\s*(\S+)/g))
        expect(action).toMatch(/@(v\d+|[0-9a-f]{40})/);
    }
  });
});

/** Licences that ask for no more than their text and a notice. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'MIT OR Apache-2.0',
  'Python-2.0',
  // One of two, at our choice.
  '(MIT OR GPL-3.0-or-later)',
]);

/** Others, for tools that are not shipped: MPL-2.0 asks for changes of its own files to be published. */
const forToolsAlone = new Set(['MPL-2.0']);

describe('licences', () => {
  it('are permissive in all that is shipped', () => {
    const others = packages.filter(
      ([, { license = 'none', dev }]) => !dev && !permissive.has(license),
    );
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it('are known in all that is used to build and to test', () => {
    const others = packages.filter(
      ([, { license = 'none' }]) => !permissive.has(license) && !forToolsAlone.has(license),
    );
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it('are the ones that the packages themselves name', () => {
    const wrong = Object.keys(manifest.dependencies).filter((name) => {
      const own = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as Locked;
      return (
        own.license !== (lock.packages as Record<string, Locked>)[`node_modules/${name}`]?.license
      );
    });
    expect(wrong).toEqual([]);
  });
});
