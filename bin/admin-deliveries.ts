// Compares what senders, receptions and the message service hold of the same deliveries.
import { reconcileDeliveries } from "../app/domain/delivery/reconcile-deliveries.server";
import { standingAlarms } from "../db/alarm.server";
import { type AdminCommand, inHouse, say } from "./admin-command";

export const deliveriesCheck: AdminCommand = {
  options: "",
  says: "Compares what was sent with what was received, and with the message service's list; tells what does not match, and the alarms that stand, by id.",
  accepts: {},
  async run() {
    return inHouse(async ({ db, channels }) => {
      const { sent, received, messages, mismatches } = await reconcileDeliveries(
        { db, channels },
        new Date(),
      );
      say(
        `${sent} sent, ${received} received, ${messages ?? "no list of"} messages at the service, ${mismatches} do not match`,
      );
      const alarms = await standingAlarms(db.read);
      say(`${alarms.length} alarms stand`);
      for (const { kind, side, subjectId, raisedAt } of alarms)
        say(`  ${raisedAt.toISOString()} ${side} ${kind} ${subjectId}`);
      return mismatches === 0 ? 0 : 2;
    });
  },
};
