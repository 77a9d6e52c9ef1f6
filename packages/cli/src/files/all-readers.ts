export { ALL_READERS } from "@slotwise/project";
