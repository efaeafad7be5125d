// The simulated BankID phone of the demo: approves the order that is under way.
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface OpenOrder {
  orderRef: string;
  /** Of whom the order is asked, where it is asked of somebody. */
  personalNumber?: string;
}

interface Simulated {
  personalNumber: string;
  givenName: string;
  surname: string;
}

/** This person approves the newest open order that is not somebody else's; waits until there is one. */
export async function approveOnPhone(name: string): Promise<void> {
  const folder = process.env.E2E_DATA_DIR ?? "";
  const { simulated } = JSON.parse(readFileSync(join(folder, "people.json"), "utf8")) as {
    simulated: Simulated[];
  };
  const person = simulated.find((p) => `${p.givenName} ${p.surname}` === name);
  if (!person) throw new Error(`${name} has no phone.`);
  const { phone } = JSON.parse(readFileSync(join(folder, "running.json"), "utf8")) as { phone: string };
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const orders = (await (await fetch(`${phone}control/orders`)).json()) as OpenOrder[];
    const own = orders.filter((o) => !o.personalNumber || o.personalNumber === person.personalNumber);
    const order = own.at(-1);
    if (order) {
      const answer = await fetch(`${phone}control/approve`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ orderRef: order.orderRef, personalNumber: person.personalNumber }),
      });
      if (!answer.ok) throw new Error(`The phone refused: ${answer.status}`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("No order reached the phone.");
}
