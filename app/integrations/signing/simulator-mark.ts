/**
 * The organisation that every certificate of the simulator carries, and by which production knows and refuses them.
 */
export const simulatorMark = "BankID simulator, not BankID";
