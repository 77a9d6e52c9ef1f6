/** What a store holds of one application, for somebody who has to choose. */
export interface ApplicationSummary {
  /** The name that chooses it. Raw data of the store. */
  readonly application: string;
  /** How many runners the store has heard of. */
  readonly runners: number;
  /** How many starts it holds, refused ones among them. */
  readonly executions: number;
}
