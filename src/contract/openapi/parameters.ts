import type { Json, Origin } from "../../types/type.ts";
import { unknownType } from "../../types/type.ts";
import type { Parameter, ParameterStyle } from "../contract.ts";
import { isObject, type Place } from "../references.ts";
import type { OpenApiContext } from "./context.ts";
import { stringAt } from "./values.ts";

/** A parameter object with the place that it was found at, references followed. */
export interface FoundParameter {
  readonly raw: { readonly [key: string]: Json };
  readonly place: Place;
}

/** The parameters of a path item and an operation; the operation's own win where name and place agree. */
export function findParameters(context: OpenApiContext, pathItem: Place, operation: Place): readonly FoundParameter[] {
  const found = new Map<string, FoundParameter>();
  for (const owner of [pathItem, operation]) {
    const list = owner.document.value(`${owner.pointer}/parameters`);
    if (!Array.isArray(list)) continue;
    for (const index of list.keys()) {
      const target = context.references.follow({ document: owner.document, pointer: `${owner.pointer}/parameters/${index}` });
      if (target === undefined || !isObject(target.value)) continue;
      found.set(`${stringAt(target.value, "in")} ${stringAt(target.value, "name")}`, { raw: target.value, place: target.place });
    }
  }
  return [...found.values()];
}

const places = new Map<string, Parameter["in"]>([
  ["path", "path"],
  ["query", "query"],
  ["header", "header"],
  ["cookie", "cookie"],
  ["querystring", "querystring"],
]);

/** A path, query, header or cookie parameter; undefined for Swagger's body and form parameters, and for what has no name. */
export function readParameter(context: OpenApiContext, { raw, place }: FoundParameter): Parameter | undefined {
  const name = stringAt(raw, "name");
  const location = places.get(stringAt(raw, "in") ?? "");
  const origin: Origin = { file: place.document.file, pointer: place.pointer };
  if (name === undefined || location === undefined) {
    const swaggerBody = context.format === "swagger-2.0" && (raw["in"] === "body" || raw["in"] === "formData");
    if (!swaggerBody)
      context.references.report({ kind: "invalid-structure", message: "a parameter needs a `name` and a known `in`", origin });
    return undefined;
  }
  const common = {
    name,
    in: location,
    required: raw["required"] === true || location === "path",
    deprecated: raw["deprecated"] === true,
    description: stringAt(raw, "description"),
    origin,
  };
  if (context.format === "swagger-2.0") {
    return { ...common, type: context.schemas.typeAt(place), ...swaggerStyle(raw, location), allowReserved: false };
  }
  const content = isObject(raw["content"]) ? Object.keys(raw["content"])[0] : undefined;
  const style = styleOf(raw["style"]) ?? (location === "query" || location === "cookie" ? "form" : "simple");
  const type =
    content !== undefined
      ? context.schemas.typeAt({
          document: place.document,
          pointer: `${place.pointer}/content/${content.replaceAll("~", "~0").replaceAll("/", "~1")}/schema`,
        })
      : raw["schema"] === undefined
        ? unknownType
        : context.schemas.typeAt({ document: place.document, pointer: `${place.pointer}/schema` });
  return {
    ...common,
    type,
    style,
    explode: typeof raw["explode"] === "boolean" ? raw["explode"] : style === "form",
    allowReserved: raw["allowReserved"] === true,
    mediaType: content,
  };
}

const styles: readonly ParameterStyle[] = [
  "simple",
  "label",
  "matrix",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
  "tabDelimited",
];

/** A style by its name. */
export function styleOf(name: Json | undefined): ParameterStyle | undefined {
  return styles.find((style) => style === name);
}

/** Swagger's `collectionFormat` in today's words. */
export function swaggerStyle(
  raw: { readonly [key: string]: Json },
  location: Parameter["in"] | "formData",
): { readonly style: ParameterStyle; readonly explode: boolean } {
  const query = location === "query" || location === "formData";
  switch (raw["collectionFormat"]) {
    case "multi":
      return { style: "form", explode: true };
    case "ssv":
      return { style: "spaceDelimited", explode: false };
    case "tsv":
      return { style: "tabDelimited", explode: false };
    case "pipes":
      return { style: "pipeDelimited", explode: false };
    default:
      return { style: query ? "form" : "simple", explode: false };
  }
}
