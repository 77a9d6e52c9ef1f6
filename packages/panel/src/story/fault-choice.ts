/** What may happen besides; the choices of the panel. */
export const FAULT_CHOICES = ["none", "join", "crash"] as const;

export type FaultChoice = (typeof FAULT_CHOICES)[number];
