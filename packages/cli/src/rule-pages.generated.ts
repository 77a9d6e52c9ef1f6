export const RULE_PAGES: any = {};
