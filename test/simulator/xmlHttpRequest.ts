/**
 * As much of the browser's XMLHttpRequest as Microsoft's Direct Line client uses, on top of `fetch`: Node has none.
 * Its names are the browser's.
 */
export class XmlHttpRequest {
  onreadystatechange: ((event: object) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  ontimeout: ((event: object) => void) | null = null;
  readyState = 0;
  status = 0;
  response: string | ArrayBuffer = '';
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  readonly #headers = new Headers();
  readonly #aborting = new AbortController();
  #method = 'GET';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  abort(): void {
    this.#aborting.abort();
  }

  send(body: string | FormData | null = null): void {
    const { signal } = this.#aborting;
    fetch(this.#url, { method: this.#method, headers: this.#headers, body, signal })
      .then(async (response) => {
        if (this.responseType === 'arraybuffer') this.response = await response.arrayBuffer();
        else this.response = this.responseText = await response.text();
        this.responseType = '';
        this.status = response.status;
        this.readyState = 4;
        this.onreadystatechange?.({});
      })
      .catch(() => {
        if (!signal.aborted) this.onerror?.({});
      });
  }
}
