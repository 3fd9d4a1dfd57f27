import type { AlertStore } from "./alerts.ts";
import type { Alert } from "./engine.ts";

export interface AlertSenderOptions {
  readonly alerts: AlertStore;
  /** Tells a person. Undefined where the application takes no alerts. */
  readonly onAlert: ((alert: Alert) => void | Promise<void>) | undefined;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Aborted when the connector stops: what is not sent by then is sent after the next start. */
  readonly signal: AbortSignal;
  readonly sent: (alert: Alert) => void;
  /** Nobody takes it, or it could not be sent and is tried again. */
  readonly failed: (alert: Alert, problem: "nobody takes alerts" | "it is sent again later") => void;
}

const firstPause = 1000;
const longestPause = 5 * 60_000;

/** Sends the alerts that are stored, each at least once, until there is none left or the connector stops. */
export async function sendAlerts(options: AlertSenderOptions): Promise<void> {
  const { alerts, onAlert, signal } = options;
  let pause = firstPause;
  while (!signal.aborted) {
    const [next] = alerts.pending(1);
    if (!next) return;
    try {
      await onAlert?.(next.alert);
    } catch {
      options.failed(next.alert, "it is sent again later");
      await options.sleep(pause, signal).catch(() => undefined);
      pause = Math.min(pause * 2, longestPause);
      continue;
    }
    pause = firstPause;
    alerts.delete(next.id);
    if (onAlert) options.sent(next.alert);
    else options.failed(next.alert, "nobody takes alerts");
  }
}
