export { ALL_READERS } from "@slotwise/language-service/readers";
