import type { Json } from "../type.ts";
import type { Requirement } from "./requirement.ts";

/** Names of properties: those that a pattern matches, or those that are neither listed nor matched by any of some patterns. */
export type NameClass =
  | { readonly of: "pattern"; readonly pattern: string }
  | { readonly of: "others"; readonly names: ReadonlySet<string>; readonly patterns: readonly string[] };

/** One plain statement about a value of a known kind. A conjunction of atoms is what the searches for values work on. */
export type Atom =
  | { readonly is: "value"; readonly value: Json; readonly holds: boolean }
  // Numbers
  | { readonly is: "range"; readonly low: number; readonly lowOpen: boolean; readonly high: number; readonly highOpen: boolean }
  | { readonly is: "multiple"; readonly of: number; readonly holds: boolean }
  // Texts; lengths in code points
  | { readonly is: "length"; readonly min: number; readonly max: number | undefined }
  | { readonly is: "pattern"; readonly pattern: string; readonly holds: boolean }
  | { readonly is: "format"; readonly format: string; readonly holds: boolean }
  // Lists and objects: how many items or properties
  | { readonly is: "count"; readonly min: number; readonly max: number | undefined }
  // Lists: every, or some, item from one index up to, and without, another
  | { readonly is: "items"; readonly from: number; readonly to: number; readonly requirement: Requirement }
  | { readonly is: "some"; readonly from: number; readonly to: number; readonly requirement: Requirement }
  | { readonly is: "contains"; readonly requirement: Requirement; readonly min: number; readonly max: number | undefined }
  | { readonly is: "unique"; readonly holds: boolean }
  // Objects: `property` holds where the property is there at all
  | { readonly is: "property"; readonly name: string; readonly requirement: Requirement }
  | { readonly is: "required"; readonly name: string }
  | { readonly is: "forbidden"; readonly name: string }
  | { readonly is: "names"; readonly names: NameClass; readonly requirement: Requirement }
  | { readonly is: "someName"; readonly names: NameClass; readonly requirement: Requirement }
  | { readonly is: "propertyNames"; readonly requirement: Requirement }
  | { readonly is: "strayName"; readonly requirement: Requirement };
