import { type Json, type ObjectType, type Origin, type Property, type Type, unknownType } from "../../types/type.ts";
import type { MediaTypeContent, Operation, OperationSummary, PropertyEncoding, RequestBody, Response, Server } from "../contract.ts";
import { appendPointer } from "../document/pointer.ts";
import { isObject, type Place } from "../references.ts";
import type { OpenApiContext } from "./context.ts";
import { type FoundParameter, findParameters, readParameter, styleOf, swaggerStyle } from "./parameters.ts";
import { readSecurity } from "./security.ts";
import { readServers } from "./servers.ts";
import { entriesAt, listAt, stringAt } from "./values.ts";

/** Reads the whole of an operation. */
export function readOperation(context: OpenApiContext, summary: OperationSummary, place: Place, servers: readonly Server[]): Operation {
  const raw = place.document.value(place.pointer);
  const pathItem: Place = { document: place.document, pointer: place.pointer.slice(0, place.pointer.lastIndexOf("/")) };
  const found = findParameters(context, pathItem, place);
  const body = context.format === "swagger-2.0" ? readSwaggerBody(context, raw, found) : readBody(context, place);
  return {
    ...summary,
    summary: stringAt(raw, "summary"),
    description: stringAt(raw, "description"),
    deprecated: isObject(raw) && raw["deprecated"] === true,
    tags: listAt(raw, "tags").filter((tag) => typeof tag === "string"),
    parameters: found.map((parameter) => readParameter(context, parameter)).filter((parameter) => parameter !== undefined),
    body,
    responses: readResponses(context, place),
    security: readSecurity(isObject(raw) ? raw["security"] : undefined) ?? readSecurity(context.root.value("/security")),
    servers: readServers(context, place) ?? readServers(context, pathItem) ?? servers,
  };
}

function readBody(context: OpenApiContext, operation: Place): RequestBody | undefined {
  const written: Place = { document: operation.document, pointer: `${operation.pointer}/requestBody` };
  if (written.document.value(written.pointer) === undefined) return undefined;
  const target = context.references.follow(written);
  if (target === undefined) return undefined;
  return {
    required: isObject(target.value) && target.value["required"] === true,
    description: stringAt(target.value, "description"),
    contents: readContents(context, target.place),
    origin: originOf(target.place),
  };
}

/** The `content` of a body or a response, reference followed. */
export function readContents(context: OpenApiContext, written: Place): readonly MediaTypeContent[] {
  const target = context.references.follow(written);
  if (target === undefined) return [];
  return entriesAt(target.value, "content").map(([mediaType, raw]) => {
    const place: Place = { document: target.place.document, pointer: appendPointer(target.place.pointer, "content", mediaType) };
    return {
      mediaType,
      type:
        isObject(raw) && raw["schema"] !== undefined
          ? context.schemas.typeAt({ document: place.document, pointer: `${place.pointer}/schema` })
          : unknownType,
      encoding: readEncoding(raw),
      example: isObject(raw) ? raw["example"] : undefined,
      origin: originOf(place),
    };
  });
}

function readEncoding(raw: Json): ReadonlyMap<string, PropertyEncoding> {
  return new Map(
    entriesAt(raw, "encoding").map(([name, encoding]) => {
      const values = isObject(encoding) ? encoding : {};
      return [
        name,
        {
          contentType: stringAt(encoding, "contentType"),
          style: styleOf(values["style"]),
          explode: typeof values["explode"] === "boolean" ? values["explode"] : undefined,
          allowReserved: typeof values["allowReserved"] === "boolean" ? values["allowReserved"] : undefined,
        },
      ];
    }),
  );
}

function readResponses(context: OpenApiContext, operation: Place): readonly Response[] {
  const { document } = operation;
  const raw = document.value(operation.pointer);
  const produces =
    listAt(raw, "produces").length > 0
      ? listAt(raw, "produces")
      : listAt({ produces: context.root.value("/produces") ?? null }, "produces");
  const responses: Response[] = [];
  for (const status of document.keys(`${operation.pointer}/responses`)) {
    if (status.startsWith("x-")) continue;
    const target = context.references.follow({ document, pointer: appendPointer(operation.pointer, "responses", status) });
    if (target === undefined) continue;
    const contents =
      context.format === "swagger-2.0"
        ? swaggerContents(context, target.place, target.value, produces)
        : readContents(context, target.place);
    responses.push({
      status: status === "default" ? status : status.toUpperCase(),
      description: stringAt(target.value, "description"),
      contents,
      headers: readHeaders(context, target.place, target.value),
      origin: originOf(target.place),
    });
  }
  return responses;
}

function readHeaders(context: OpenApiContext, response: Place, raw: Json): Response["headers"] {
  const headers = new Map<string, { required: boolean; type: Type; description: string | undefined }>();
  for (const [name] of entriesAt(raw, "headers")) {
    const target = context.references.follow({ document: response.document, pointer: appendPointer(response.pointer, "headers", name) });
    if (target === undefined) continue;
    const schema: Place = {
      document: target.place.document,
      pointer: context.format === "swagger-2.0" ? target.place.pointer : `${target.place.pointer}/schema`,
    };
    headers.set(name, {
      required: isObject(target.value) && target.value["required"] === true,
      type: schema.document.value(schema.pointer) === undefined ? unknownType : context.schemas.typeAt(schema),
      description: stringAt(target.value, "description"),
    });
  }
  return headers;
}

// Swagger 2.0

function swaggerContents(context: OpenApiContext, response: Place, raw: Json, produces: readonly Json[]): readonly MediaTypeContent[] {
  if (!isObject(raw) || raw["schema"] === undefined) return [];
  const type = context.schemas.typeAt({ document: response.document, pointer: `${response.pointer}/schema` });
  const mediaTypes = produces.filter((mediaType) => typeof mediaType === "string");
  return (mediaTypes.length === 0 ? ["application/json"] : mediaTypes).map((mediaType) => ({
    mediaType,
    type,
    encoding: new Map(),
    origin: originOf(response),
  }));
}

/** Swagger's `body` parameter, or its `formData` parameters together as one object. */
function readSwaggerBody(context: OpenApiContext, raw: Json | undefined, found: readonly FoundParameter[]): RequestBody | undefined {
  const written =
    listAt(raw, "consumes").length > 0
      ? listAt(raw, "consumes")
      : listAt({ consumes: context.root.value("/consumes") ?? null }, "consumes");
  const consumes = written.filter((mediaType) => typeof mediaType === "string");
  const body = found.find((parameter) => parameter.raw["in"] === "body");
  if (body !== undefined) {
    const type =
      body.raw["schema"] === undefined
        ? unknownType
        : context.schemas.typeAt({ document: body.place.document, pointer: `${body.place.pointer}/schema` });
    const origin = originOf(body.place);
    const mediaTypes = consumes.length === 0 ? ["application/json"] : consumes;
    return {
      required: body.raw["required"] === true,
      description: stringAt(body.raw, "description"),
      contents: mediaTypes.map((mediaType) => ({ mediaType, type, encoding: new Map(), origin })),
      origin,
    };
  }
  const fields = found.filter((parameter) => parameter.raw["in"] === "formData");
  const [first] = fields;
  if (first === undefined) return undefined;
  const hasFile = fields.some((field) => field.raw["type"] === "file");
  const mediaTypes = consumes.filter((mediaType) => mediaType.includes("form"));
  const encoding = new Map(
    fields.map((field): [string, PropertyEncoding] => [stringAt(field.raw, "name") ?? "", swaggerStyle(field.raw, "formData")]),
  );
  const origin = originOf(first.place);
  return {
    required: fields.some((field) => field.raw["required"] === true),
    contents: (mediaTypes.length === 0 ? [hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded"] : mediaTypes).map(
      (mediaType) => ({
        mediaType,
        type: formType(context, fields, origin),
        encoding,
        origin,
      }),
    ),
    origin,
  };
}

function formType(context: OpenApiContext, fields: readonly FoundParameter[], origin: Origin): ObjectType {
  const properties = new Map<string, Property>();
  for (const { raw, place } of fields) {
    const name = stringAt(raw, "name");
    if (name === undefined) continue;
    properties.set(name, {
      name,
      type: context.schemas.typeAt(place),
      required: raw["required"] === true,
      readOnly: false,
      writeOnly: false,
      deprecated: false,
      description: stringAt(raw, "description"),
      origin: originOf(place),
    });
  }
  return { kind: "object", properties, additional: { kind: "never" }, origin };
}

function originOf(place: Place): Origin {
  return { file: place.document.file, pointer: place.pointer };
}
