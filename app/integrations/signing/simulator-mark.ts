/**
 * The organisation that every certificate of the simulator carries, and by which production knows and refuses them.
 * Letters and spaces only: anything else is escaped where a certificate's name is shown as text.
 */
export const simulatorMark = "Simulator of BankID";
