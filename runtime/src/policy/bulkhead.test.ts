import { describe, expect, it } from "vitest";
import { createBulkhead } from "./bulkhead.ts";

const open = new AbortController().signal;

describe("a bulkhead", () => {
  it("lets nobody in, nor wait, whose signal is aborted already", async () => {
    const bulkhead = createBulkhead({ concurrent: 1, queue: 1 });
    const gone = AbortSignal.abort(new Error("gone"));
    await expect(bulkhead.enter(gone)).rejects.toThrow("gone");
    const leave = await bulkhead.enter(open);
    await expect(bulkhead.enter(gone)).rejects.toThrow("gone");
    const next = bulkhead.enter(open);
    expect(await bulkhead.enter(open)).toBeUndefined();
    leave?.();
    expect(await next).toBeDefined();
  });

  it("gives the place of one that gave up to the next", async () => {
    const bulkhead = createBulkhead({ concurrent: 1, queue: 2 });
    const leave = await bulkhead.enter(open);
    const controller = new AbortController();
    const first = bulkhead.enter(controller.signal);
    const second = bulkhead.enter(open);
    controller.abort(new Error("gave up"));
    await expect(first).rejects.toThrow("gave up");
    leave?.();
    expect(await second).toBeDefined();
  });
});
