// A measure as its form carries it, and the mark by which the form tells whether it was left as it was met. Pure.
import { printOf } from "../report/answer-print";
import type { MeasureForm } from "./rules";

export const measurePrint = ({ what, ownerId, owner, dueOn }: MeasureForm): string =>
  printOf([what, ownerId, owner, dueOn].join("\n"));

export const formOf = (m: Omit<MeasureForm, "dueOn"> & { dueOn: string | null }): MeasureForm => ({
  what: m.what,
  ownerId: m.ownerId,
  owner: m.owner,
  dueOn: m.dueOn ?? "",
});
