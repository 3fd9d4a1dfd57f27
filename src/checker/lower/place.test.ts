import { expect, test } from "vitest";
import { portablePath } from "./place.ts";

test("paths are relative to the program's folder", () => {
  expect(portablePath("/a/b/main.integ", "/a/b/main.integ")).toBe("main.integ");
  expect(portablePath("/a/b/main.integ", "/a/b/specs/x.yaml")).toBe("specs/x.yaml");
  expect(portablePath("/a/b/main.integ", "/a/c/x.yaml")).toBe("../c/x.yaml");
  expect(portablePath("C:\\a\\main.integ", "C:\\a\\specs\\x.yaml")).toBe("specs/x.yaml");
  expect(portablePath("main.integ", "specs/x.yaml")).toBe("specs/x.yaml");
});
