// A proxy before the server that shows it below a path: /sub/x becomes /x.
import { createServer, request } from "node:http";

/** @returns the address below which the app is seen, and what ends the proxy */
export async function proxyBelow(path, server) {
  const to = new URL(server.base);
  const proxy = createServer((incoming, outgoing) => {
    if (!incoming.url.startsWith(path)) return outgoing.writeHead(404).end();
    const { method, headers } = incoming;
    const address = { host: to.hostname, port: to.port, path: `/${incoming.url.slice(path.length)}` };
    const onward = request({ ...address, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const end = () => {
    proxy.closeAllConnections();
    proxy.close();
  };
  return { base: `http://127.0.0.1:${proxy.address().port}${path}`, end };
}
