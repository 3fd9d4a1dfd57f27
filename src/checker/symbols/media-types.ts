import type { MediaTypeContent } from "../../contract/contract.ts";
import { membersOf } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";

/** How a body is written or read. */
export type BodyForm = "json" | "form" | "multipart" | "text";

/** The forms in the order in which they are chosen where a description offers several. */
const preference: readonly BodyForm[] = ["json", "form", "multipart", "text"];

/** How a media type is written or read (RFC 6838, RFC 6839 for `+json`); undefined for one that is not supported. */
export function bodyFormOf(mediaType: string): BodyForm | undefined {
  const essence = (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
  if (
    essence === "application/json" ||
    essence === "text/json" ||
    essence.endsWith("+json") ||
    essence === "*/*" ||
    essence === "application/*"
  )
    return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence === "multipart/form-data") return "multipart";
  if (essence.startsWith("text/") && essence !== "text/event-stream") return "text";
  return undefined;
}

/** The media type to use of those that a description offers, or undefined where none is supported. */
export function chooseContent(
  contents: readonly MediaTypeContent[],
): { readonly content: MediaTypeContent; readonly form: BodyForm } | undefined {
  for (const wanted of preference) {
    const content = contents.find((each) => bodyFormOf(each.mediaType) === wanted && canBe(wanted, each.type));
    if (content !== undefined) return { content, form: wanted };
  }
  return undefined;
}

/** Whether values of a type can be written in a form: those with fields have to be objects. */
function canBe(form: BodyForm, type: Type): boolean {
  if (form !== "form" && form !== "multipart") return true;
  return membersOf(type).every((member) => ["object", "intersection", "unknown", "null"].includes(resolve(member).kind));
}

/** The media type as it is sent: a wildcard stands for JSON. */
export function concreteMediaType(mediaType: string): string {
  return mediaType.includes("*") ? "application/json" : mediaType;
}
