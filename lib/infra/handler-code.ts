import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import {
  type BundlingOptions,
  LogLevel,
  type NodejsFunctionProps,
  OutputFormat,
} from 'aws-cdk-lib/aws-lambda-nodejs';
import { bundleOptions, externalsOf } from './bundle-options.ts';

const settingsFile = 'bandog.json';

/** Where a function finds its settings. */
export const settingsPath = `/var/task/${settingsFile}`;

const functions = new URL('../../functions/', import.meta.url);

/** Base64 needs no quoting in any shell. */
const writeSettings = (settingsJson: string, outputDir: string) =>
  `node -e "require('node:fs').writeFileSync(process.argv[1],process.argv[2],'base64')" ` +
  `"${join(outputDir, settingsFile)}" ${Buffer.from(settingsJson).toString('base64')}`;

/** The shared options as CDK spells them, with the settings put beside the code. */
function bundling(name: string, settingsJson: string): BundlingOptions {
  return {
    target: bundleOptions.target,
    format: OutputFormat.ESM,
    minify: bundleOptions.minify,
    mainFields: [...bundleOptions.mainFields],
    banner: bundleOptions.banner.js,
    esbuildArgs: { '--legal-comments': bundleOptions.legalComments },
    externalModules: externalsOf(name),
    logLevel: LogLevel.WARNING,
    commandHooks: {
      beforeBundling: () => [],
      beforeInstall: () => [],
      afterBundling: (_, outputDir) => [writeSettings(settingsJson, outputDir)],
    },
  };
}

/** A handler that was bundled when the package was built, with the settings put beside it. */
function prebundled(folder: string, settingsJson: string): Code {
  const tryBundle = (outputDir: string) => {
    cpSync(folder, outputDir, { recursive: true });
    writeFileSync(join(outputDir, settingsFile), settingsJson);
    return true;
  };
  return Code.fromAsset(folder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-pulled'),
      local: { tryBundle },
      // CDK reuses an output whose options look the same, and it does not look into functions.
      environment: { settingsJson },
    },
  });
}

/**
 * The code of `functions/<name>`: bundled on the spot from its source, or, in the published package,
 * which has no source, the bundle it ships.
 */
export function handlerCode(
  name: string,
  settingsJson: string,
): Pick<NodejsFunctionProps, 'entry' | 'code' | 'handler' | 'bundling'> {
  const entry = fileURLToPath(new URL(`${name}/handler.ts`, functions));
  return existsSync(entry)
    ? { entry, handler: 'handler', bundling: bundling(name, settingsJson) }
    : {
        code: prebundled(fileURLToPath(new URL(name, functions)), settingsJson),
        handler: 'index.handler',
      };
}
