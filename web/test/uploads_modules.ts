// One bundle, so that its modules mean the same class by ApiError.
export { ApiError } from "../src/api/client";
export * from "../src/uploads/file_check";
export * from "../src/uploads/options";
export * from "../src/uploads/retry";
export * from "../src/uploads/rows";
