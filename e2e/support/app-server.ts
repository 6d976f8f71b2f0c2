import { createServer, type ServerResponse } from 'node:http';

/** The real handler of app://, as the main process registers it. */
export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const APP_ORIGIN = 'app://bundle';

/**
 * What app://bundle is in Electron, for a Chromium that knows no such scheme: an origin of its own on this machine, secure as app:// is
 * (names below localhost are), answered by the real protocol handler.
 */
export interface AppServer {
  readonly origin: string;
  /** The address as the app knows it; one of another origin stays as it is. */
  toAppUrl(url: string): string;
  close(): void;
}

/** Listens on a free port of the loopback. */
export async function startAppServer(handle: ProtocolHandler): Promise<AppServer> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    void answer(response, async () => await handle(new Request(`${APP_ORIGIN}${url}`, { method })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const origin = `http://bundle.localhost:${address.port}`;
  return {
    origin,
    toAppUrl: (url) => (url === origin || url.startsWith(`${origin}/`) ? APP_ORIGIN + url.slice(origin.length) : url),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(response: ServerResponse, respond: () => Promise<Response>): Promise<void> {
  try {
    const { status, headers, body } = await respond();
    response.writeHead(status, Object.fromEntries(headers));
    if (body !== null) for await (const part of body) response.write(part);
    response.end();
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}
