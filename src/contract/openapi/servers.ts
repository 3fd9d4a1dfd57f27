import type { Json } from "../../types/type.ts";
import type { Server } from "../contract.ts";
import type { Place } from "../references.ts";
import type { OpenApiContext } from "./context.ts";
import { entriesAt, listAt, stringAt } from "./values.ts";

/** The servers that a document, a path item or an operation names; undefined where it names none. */
export function readServers(context: OpenApiContext, place: Place): readonly Server[] | undefined {
  if (context.format === "swagger-2.0") return place.pointer === "" ? swaggerServers(context) : undefined;
  const raw = place.document.value(`${place.pointer}/servers`);
  if (!Array.isArray(raw) || raw.length === 0) return undefined;
  return raw.map(readServer);
}

function readServer(raw: Json): Server {
  const variables = entriesAt(raw, "variables").map(
    ([name, variable]): [string, { default: string; enum: readonly string[] | undefined }] => {
      const values = listAt(variable, "enum").filter((value) => typeof value === "string");
      return [name, { default: stringAt(variable, "default") ?? values[0] ?? "", enum: values.length === 0 ? undefined : values }];
    },
  );
  return { url: stringAt(raw, "url") ?? "/", description: stringAt(raw, "description"), variables: new Map(variables) };
}

/** Swagger's `schemes`, `host` and `basePath`; https where several schemes are named. */
function swaggerServers(context: OpenApiContext): readonly Server[] {
  const { root } = context;
  const host = root.value("/host");
  const basePath = root.value("/basePath");
  const path = typeof basePath === "string" ? basePath.replace(/\/$/, "") : "";
  if (typeof host !== "string") return path === "" ? [] : [{ url: path, variables: new Map() }];
  const schemes = listAt({ schemes: root.value("/schemes") ?? null }, "schemes").filter(
    (scheme) => scheme === "https" || scheme === "http",
  );
  return [{ url: `${schemes.includes("https") || schemes.length === 0 ? "https" : "http"}://${host}${path}`, variables: new Map() }];
}

/** A server's URL with its variables' defaults put in. */
export function urlOf(server: Server): string {
  return server.url.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => server.variables.get(name)?.default ?? whole);
}
