import { skimModule } from './skim-module.ts';
import { skimNames } from './skim-names.ts';

/** What wasm/skim/index.ts exports, which says what each does. Places are indexes into the memory. */
export interface SkimInstance {
  readonly memory: { readonly buffer: ArrayBuffer };
  begin(bytes: number): number;
  read(from: number, before: number): number;
  stopReason(): number;
  recordsRead(): number;
  askedAt(isName: boolean): number;
  askedLength(isName: boolean): number;
  askedFlag(): number;
  learnName(at: number, length: number, kind: number): number;
  learnCall(isNoise: boolean): void;
  setWindow(from: number, to: number): void;
  tellTexts(): void;
  place(part: number): number;
  size(part: number): number;
  told(part: number): number;
}

/** For `place`, `size` and `told`. */
export const part = {
  runs: 0,
  ids: 1,
  calls: 2,
  tail: 3,
  frames: 4,
  contents: 5,
} as const;

export const stop = { cut: 1, odd: 2, ask: 3 } as const;

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let compiled: object | undefined;

/** One with a memory of its own, that knows which fields to look for. */
export function skimInstance(): SkimInstance {
  compiled ??= new WebAssembly.Module(Buffer.from(skimModule, 'base64'));
  const instance = new WebAssembly.Instance(compiled).exports as SkimInstance;
  for (const { name, kind } of skimNames) {
    const at = instance.begin(name.length);
    Buffer.from(instance.memory.buffer).write(name, at, 'latin1');
    if (instance.learnName(at, name.length, kind) === 0) {
      throw new Error(
        `${name} looks like another field to the skimmer: tell them apart in fields.ts`,
      );
    }
  }
  return instance;
}
