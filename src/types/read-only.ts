import type { ObjectType, Property } from "./type.ts";

/**
 * Whether only the system writes a property (OpenAPI 3.1.0, section 4.8.24.3). An object of which that is said of everything
 * could never be sent: where a request has one, as references of PagerDuty are, the words cannot be meant.
 */
export function isReadOnly(object: ObjectType, property: Property): boolean {
  return property.readOnly && [...object.properties.values()].some((each) => !each.readOnly);
}
