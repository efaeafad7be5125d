import { describe, expect, it } from "vitest";
import { type Approval, OrderBook, type PlacedOrder } from "./simulator-orders";

const ada = "198001032385";
function bookAt(approval: Approval = { mode: "manual" }) {
  let clock = Date.parse("2026-11-22T08:00:00Z");
  const book = new OrderBook(() => new Date(clock), approval);
  const pass = (ms: number) => {
    clock += ms;
  };
  return { book, pass };
}
const order = (orderRef: string, personalNumber: string | undefined = ada): PlacedOrder => ({
  orderRef,
  kind: "auth",
  personalNumber,
  endUserIp: "192.0.2.1",
});

describe("the simulator's limits in time", () => {
  it("an order that nobody opens fails after thirty seconds", () => {
    const { book, pass } = bookAt();
    book.place(order("a"));
    pass(29_999);
    expect(book.collect("a")).toEqual({ status: "pending", hint: "outstandingTransaction" });
    pass(1);
    expect(book.collect("a")).toMatchObject({ status: "failed", hint: "startFailed" });
    expect(book.collect("a")).toBeNull();
  });

  it("an order that was opened lives three minutes", () => {
    const { book, pass } = bookAt();
    book.place(order("a"));
    expect(book.scan("a")).toBe(true);
    pass(179_999);
    expect(book.collect("a")).toEqual({ status: "pending", hint: "userSign" });
    pass(1);
    expect(book.collect("a")).toMatchObject({ status: "failed", hint: "expiredTransaction" });
  });

  it("a completed order waits three minutes to be collected, a failed one five", () => {
    const { book, pass } = bookAt();
    for (const name of ["a", "b"]) {
      book.place(order(name));
      expect(book.approve(name)).toBe(true);
      pass(name === "a" ? 179_999 : 180_000);
      expect(book.collect(name)?.status).toBe(name === "a" ? "complete" : undefined);
    }
    for (const name of ["c", "d"]) {
      book.place(order(name));
      expect(book.decline(name)).toBe(true);
      pass(name === "c" ? 299_999 : 300_000);
      expect(book.collect(name)?.status).toBe(name === "c" ? "failed" : undefined);
    }
  });

  it("an order that time has ended no longer stands in the way of a new one", () => {
    const { book, pass } = bookAt();
    book.place(order("a"));
    pass(30_000);
    expect(book.place(order("b"))).toBe("placed");
    expect(book.place(order("c"))).toBe("alreadyInProgress");
    expect(book.openOrders()).toEqual([]);
  });

  it("orders that require nobody do not stand in each other's way", () => {
    const { book } = bookAt();
    const free = (name: string): PlacedOrder => ({ orderRef: name, kind: "auth", endUserIp: "192.0.2.1" });
    expect([book.place(free("a")), book.place(free("b"))]).toEqual(["placed", "placed"]);
  });
});

describe("the simulator's phone", () => {
  it("approves by itself after so many collects, as the required person", () => {
    const { book } = bookAt({ mode: "auto", afterCollects: 2 });
    book.place(order("a"));
    expect(book.collect("a")).toEqual({ status: "pending", hint: "outstandingTransaction" });
    expect(book.collect("a")).toEqual({ status: "pending", hint: "userSign" });
    expect(book.collect("a")).toMatchObject({ status: "complete", personalNumber: ada });
  });

  it("does not approve by itself as nobody", () => {
    const { book } = bookAt({ mode: "auto", afterCollects: 0 });
    book.place({ orderRef: "a", kind: "auth", endUserIp: "192.0.2.1" });
    expect(book.collect("a")?.status).toBe("pending");
    expect(book.collect("a")?.status).toBe("pending");
  });

  it("follows a script for the next order, or for one person's", () => {
    const { book } = bookAt({ mode: "auto", afterCollects: 0 });
    book.script({
      personalNumber: "198001072381",
      hints: ["started"],
      end: { status: "failed", hint: "certificateErr" },
    });
    book.place(order("a"));
    expect(book.collect("a")?.status).toBe("complete");
    book.place(order("b", "198001072381"));
    expect(book.collect("b")).toEqual({ status: "pending", hint: "started" });
    expect(book.collect("b")).toMatchObject({ status: "failed", hint: "certificateErr" });
  });

  it("cannot approve as another than the required person, or an order that is over", () => {
    const { book } = bookAt();
    book.place(order("a"));
    expect(book.approve("a", "198001072381")).toBe(false);
    expect(book.decline("a")).toBe(true);
    expect(book.approve("a")).toBe(false);
    expect(book.decline("a")).toBe(false);
    expect(book.scan("a")).toBe(false);
    expect(book.cancel("a")).toBe(false);
  });
});
