import type { InventoryReading } from '../../domain/change/owner-index.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OwnerInventory } from '../../ports/owner-inventory.ts';
import type { StateDocument, StateDocuments } from '../../ports/state-documents.ts';
import type { StateContent, StateReader } from '../../ports/state-reader.ts';

interface StateInventoryDeps {
  /** e.g. `states in infra/`. */
  readonly name: string;
  readonly documents: StateDocuments;
  /** Tried in this order; the first that knows a document reads it. */
  readonly readers: readonly StateReader[];
  readonly clock: Clock;
}

/** What the state files in one place manage, whichever tool wrote them. */
export function stateInventory({
  name,
  documents,
  readers,
  clock,
}: StateInventoryDeps): OwnerInventory {
  return {
    async read() {
      const readAt = clock.now().toISOString();
      const contents: StateContent[] = [];
      const told: Pick<Required<InventoryReading>, 'states' | 'nameless'>[] = [];
      let from = 0;
      for await (const document of documents.read()) {
        const content = contentOf(document, readers);
        if (content === undefined) continue;
        contents.push(content);
        if ('source' in document) told.push(identified(content, document.source, from));
        from += content.resources.length;
      }
      const faults = contents.flatMap((content) => content.faults);
      return {
        name,
        readAt,
        resources: contents.flatMap((content) => content.resources),
        faults: contents.length > 0 ? faults : [noState(name)],
        states: told.flatMap(({ states }) => states),
        nameless: told.flatMap(({ nameless }) => nameless),
      };
    },
  };
}

/**
 * The document as one that says which state it is, or as one that does not. A saved list of a stack's
 * resources is neither: the same template may stand in two accounts, which such a list does not name.
 */
function identified({ identity, resources }: StateContent, source: string, from: number) {
  const read = { source, from, count: resources.length };
  if (identity !== undefined) return { states: [{ ...identity, ...read }], nameless: [] };
  const isState = resources.some(({ engine }) => engine !== 'cloudformation');
  return { states: [], nameless: isState ? [read] : [] };
}

const noState = (source: string): ReadFault => ({
  source,
  code: 'empty',
  message: 'holds no state of Terraform, OpenTofu or Pulumi, and no saved stack; check the path',
});

/** What a document holds; undefined when it is JSON of another kind. */
function contentOf(
  document: StateDocument | { readonly fault: ReadFault },
  readers: readonly StateReader[],
): StateContent | undefined {
  if ('fault' in document) return { resources: [], faults: [document.fault] };
  const { source, text } = document;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = `is no state that can be read: ${(error as Error).message}`;
    const code = text.trim() === '' ? 'empty' : 'not-json';
    return { resources: [], faults: [{ source, code, message }] };
  }
  try {
    for (const read of readers) {
      const content = read(value, source);
      if (content !== undefined) return content;
    }
    return undefined;
  } catch (error) {
    // The one thing a made-up document can do to a reader: be deeper than the stack.
    if (!(error instanceof RangeError)) throw error;
    const message = 'is nested too deeply to be read; no state is';
    return { resources: [], faults: [{ source, code: 'unsupported', message }] };
  }
}
