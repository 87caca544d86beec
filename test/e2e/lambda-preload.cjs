// Loaded into each function's process, where things are not in the places they have in AWS.
const fs = require('node:fs');
const { Socket } = require('node:net');
const { join } = require('node:path');
const { syncBuiltinESMExports } = require('node:module');

// The code lies in /var/task, here in a folder of its own.
const read = fs.readFileSync;
fs.readFileSync = (path, ...options) => {
  const [, rest] = /^\/var\/task\/(.*)$/.exec(path) ?? [];
  return read(rest === undefined ? path : join(process.env.LAMBDA_TASK_ROOT, rest), ...options);
};
syncBuiltinESMExports();

// Slack is on this machine, and nothing may leave it. TLS still asks for the name it always asks for.
const slack = { host: '127.0.0.1', port: Number(process.env.E2E_SLACK_PORT) };
const onThisMachine = ['127.0.0.1', 'localhost'];
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...given) {
  const [options, ...rest] = Array.isArray(given[0]) ? given[0] : given;
  if (options?.host === 'hooks.slack.com') return connect.call(this, slack, ...rest);
  if (onThisMachine.includes(options?.host)) return connect.apply(this, given);
  throw new Error(`a function wants to leave the machine: ${options?.host}`);
};
