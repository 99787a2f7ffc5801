import { ApiError } from "../../../api/client";

/** Whether an answer says that what was asked for is not there, or is somebody else's. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
