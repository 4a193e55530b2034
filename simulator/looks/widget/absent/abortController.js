// Stands where "abort-controller-es5" would be, which is made by an install script; browsers have had it for long.
export const { AbortController, AbortSignal } = globalThis;
