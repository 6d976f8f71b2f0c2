import { type Attributes, element } from '../xml';

export { element, xmlText } from '../xml';

/** Starts a part of the package. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An element with nothing but `w:val`, the commonest thing in WordprocessingML. */
export function valued(name: string, value: string | number): string {
  return element(name, { 'w:val': value });
}

/** A part of the package whose root has very much in it, in pieces. */
export function wrapped(root: string, attributes: Attributes, content: readonly string[]): readonly string[] {
  const [start = '', end = ''] = element(root, attributes, '\n').split('\n');
  return [XML_DECLARATION, start, ...content, end];
}
