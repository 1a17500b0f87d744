/** The nonce that the server gave this page; the policy of the page lets no other styles in. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

// parts of Ant Design make style elements without a way to tell them the nonce
const { createElement } = Document.prototype;
Document.prototype.createElement = function create(this: Document, name: string, options?: ElementCreationOptions) {
  const element = createElement.call(this, name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
} as typeof createElement;
