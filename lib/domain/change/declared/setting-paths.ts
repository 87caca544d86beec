import { stateLists, stateSettings, stateSwitches } from './state-settings.ts';

/** A parameter of a call and the attribute of a state that say the same, in `comparable` spelling. */
export interface SettingPair {
  readonly parameter: string;
  readonly attribute: string;
  /** Whether the call replaces all that is below. */
  readonly isWhole: boolean;
}

/** Without list indexes, case, underscores and EC2's wrappers: `vpcConfig.subnetIds.0` is `vpcconfig.subnetids`. */
export const comparable = (path: string): string =>
  path
    .replace(/\.\d+(?=\.|$)/g, '')
    .replace(/^ModifySecurityGroupRulesRequest\.(SecurityGroupRule\.){2}/, '')
    .replace(/\.value$/, '')
    .replaceAll('_', '')
    .toLowerCase();

const pairOf = (text: string): SettingPair => {
  const [parameter = '', attribute = parameter] = text.split(/=>?/);
  return {
    parameter: comparable(parameter),
    attribute: comparable(attribute),
    isWhole: text.includes('=>'),
  };
};

/** By `service:Action`. */
export const settingPairs: ReadonlyMap<string, readonly SettingPair[]> = new Map(
  Object.entries(stateSettings).flatMap(([actions, row]) => {
    const pairs = row.split(', ').map(pairOf);
    return actions.split(' ').map((action) => [action, pairs] as const);
  }),
);

const root = (path: string): string => path.replace(/\..*/, '');

const switched = Object.values(stateSwitches).map((row) => row.replace(/=.*/, ''));
const listed = Object.values(stateLists).map((row) => row.replace(/.*=/, ''));

/** The attributes of a state that any call can be held against, by their outermost name. */
export const heldNames: ReadonlySet<string> = new Set([
  'ingress',
  'egress',
  ...[...settingPairs.values()].flat().map(({ attribute }) => root(attribute)),
  ...[...switched, ...listed].map((attribute) => root(comparable(attribute))),
]);
