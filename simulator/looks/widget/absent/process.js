// What parts of the widget ask of Node's `process`.
export const process = { env: {}, browser: true, version: '', nextTick: globalThis.queueMicrotask };
