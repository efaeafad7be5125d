// npm run diagram: draws the status tables of the domain into docs/diagrams/. With --check it writes nothing
// and ends with 1 where a drawing is not the table's.

import { readFileSync, writeFileSync } from "node:fs";
import {
  deliveryActions,
  deliveryActors,
  deliveryStates,
  nextDeliveryState,
} from "../app/domain/delivery/status";
import { followUpTransitions } from "../app/domain/follow-up/status";
import { receptionTransitions } from "../app/domain/reception/status";
import { drawDiagram } from "./diagram-page";

function stepsOf(actor: (typeof deliveryActors)[number]) {
  return Object.fromEntries(
    deliveryStates.map((state) => [
      state,
      Object.fromEntries(
        deliveryActions.flatMap((action) => {
          const next = nextDeliveryState(actor, state, action);
          return next ? [[action, next]] : [];
        }),
      ),
    ]),
  );
}

const diagrams = {
  "delivery.md": drawDiagram({
    title: "A delivery",
    source: "app/domain/delivery/status.ts",
    first: "sent",
    transitions: Object.fromEntries(deliveryActors.map((actor) => [actor, stepsOf(actor)])),
  }),
  "follow-up.md": drawDiagram({
    title: "A follow-up",
    source: "app/domain/follow-up/status.ts",
    first: "open",
    transitions: followUpTransitions,
  }),
  "reception.md": drawDiagram({
    title: "A report at the reception",
    source: "app/domain/reception/status.ts",
    first: "received",
    transitions: receptionTransitions,
  }),
};

for (const [name, drawn] of Object.entries(diagrams)) {
  const file = new URL(`../docs/diagrams/${name}`, import.meta.url);
  if (!process.argv.includes("--check")) writeFileSync(file, drawn);
  else if (readFileSync(file, "utf8") !== drawn) {
    console.error(`docs/diagrams/${name} is not what the table says: npm run diagram`);
    process.exitCode = 1;
  }
}
