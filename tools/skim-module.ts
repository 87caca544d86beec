// Compiles wasm/skim, which steps over records, into the module that the command line carries with it.
// It is committed, so that nobody needs the compiler to run anything; a test says when it is out of date.
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { main } from 'assemblyscript/asc';

const target = 'lib/adapters/aws/cloudtrail/skim/skim-module.ts';

const flags =
  '-O3 --runtime stub --noAssert --use abort= --enable simd --enable bulk-memory --outFile skim.wasm';

/** The text of the module. Throws what the compiler has to say. */
export async function skimModuleText(): Promise<string> {
  let binary = new Uint8Array();
  const { error, stderr } = await main(['wasm/skim/index.ts', ...flags.split(' ')], {
    writeFile: (_, contents) => {
      binary = Buffer.from(contents);
    },
  });
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`);
  const text = Buffer.from(binary).toString('base64');
  return `/** Made from wasm/skim by tools/skim-module.ts: do not edit. WebAssembly as base64. */\nexport const skimModule =\n  '${text}';\n`;
}

if (argv[1]?.endsWith('skim-module.ts')) writeFileSync(target, await skimModuleText());
