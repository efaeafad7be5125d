/** Whether a host's name or address can only be this machine: what a simulator listens on, and production refuses. */
import { BlockList, isIP } from "node:net";

const ownAddresses = new BlockList();
ownAddresses.addSubnet("127.0.0.0", 8, "ipv4");
ownAddresses.addSubnet("0.0.0.0", 8, "ipv4");
ownAddresses.addAddress("::1", "ipv6");
ownAddresses.addAddress("::", "ipv6");
ownAddresses.addSubnet("::ffff:127.0.0.0", 104, "ipv6");
ownAddresses.addSubnet("::ffff:0.0.0.0", 104, "ipv6");

export function onThisMachine(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const family = isIP(host);
  if (family !== 0) return ownAddresses.check(host, family === 6 ? "ipv6" : "ipv4");
  return host === "localhost" || host.endsWith(".localhost");
}
