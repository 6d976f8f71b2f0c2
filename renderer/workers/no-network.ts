/** Stands where a library would fetch from the network: Postil never does. */
function refuse(): never {
  throw new Error('Postil does not use the network');
}

class NoHeaders {}

const fetchNothing = Object.assign(refuse, { Headers: NoHeaders });

export { fetchNothing as default, NoHeaders as Headers };
