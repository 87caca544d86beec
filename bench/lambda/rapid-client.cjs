// The runtime interface client brings its HTTP client as C++ that is compiled at installation. These
// lines do the same; loaded first, they are what `require('./rapid-client.node')` finds.
const http = require('node:http');
const Module = require('node:module');

const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const post = (id, kind, body, headers = {}) => {
  const path = `/2018-06-01/runtime/invocation/${id}/${kind}`;
  const request = http.request({ hostname, port, method: 'POST', path, headers });
  request.on('response', (response) => response.resume());
  request.end(body);
};
const client = {
  done: (id, body) => post(id, 'response', body),
  error(id, body) {
    const { errorType } = JSON.parse(body);
    post(id, 'error', body, { 'Lambda-Runtime-Function-Error-Type': errorType });
  },
};

const load = Module._load;
Module._load = (name, ...rest) => (name === './rapid-client.node' ? client : load(name, ...rest));
