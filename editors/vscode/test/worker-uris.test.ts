import { describe, expect, test } from "vitest";
import { fileOfWorkerPath, fileOfWorkerUri, workerPathOf, workerUriOf } from "../src/worker-uris.ts";

describe("the server in a worker knows files of any file system by a path", () => {
  const files = [
    { scheme: "vscode-vfs", authority: "github", path: "/owner/repo/a b/ä#?%.integ" },
    { scheme: "vscode-test-web", authority: "mount", path: "/billing.integ" },
    { scheme: "file", authority: "", path: "/home/me/c%20d.integ" },
    { scheme: "vscode-remote", authority: "ssh-remote+my/host:22", path: "/p.integ" },
  ];

  test.each(files)("$scheme://$authority$path", (file) => {
    expect(fileOfWorkerPath(workerPathOf(file))).toEqual(file);
    expect(fileOfWorkerUri(workerUriOf(file))).toEqual(file);
  });

  test("as its own URIs say: decoding one gives the path", () => {
    for (const file of files) expect(decodeURIComponent(new URL(workerUriOf(file)).pathname)).toBe(workerPathOf(file));
  });

  test("what no file has is none", () => {
    expect(fileOfWorkerPath("/")).toBeUndefined();
    expect(fileOfWorkerPath("/../x/y")).toBeUndefined();
  });
});
