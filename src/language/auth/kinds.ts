import type { AuthKind } from "../auth-kind.ts";
import { apiKey } from "./api-key.ts";
import { awsSigV4 } from "./aws-sig-v4.ts";
import { basic } from "./basic.ts";
import { bearer } from "./bearer.ts";
import { hmac } from "./hmac.ts";
import { mtls } from "./mtls.ts";
import { none } from "./none.ts";
import { oauth2ClientCredentials } from "./oauth2-client-credentials.ts";
import { oauth2JwtBearer } from "./oauth2-jwt-bearer.ts";
import { oauth2RefreshToken } from "./oauth2-refresh-token.ts";

/** What `auth:` may say. */
export const authKinds: readonly AuthKind[] = [
  none,
  bearer,
  basic,
  apiKey,
  oauth2ClientCredentials,
  oauth2RefreshToken,
  oauth2JwtBearer,
  hmac,
  awsSigV4,
  mtls,
];
