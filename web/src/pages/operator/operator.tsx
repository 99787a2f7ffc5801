import { t } from "../../i18n";
import { Accounts } from "./accounts";
import { Engines } from "./engines";
import { Failures } from "./failures";
import { Queue } from "./queue";

/** How the server is, and who uses it. */
export default function Operator() {
  return (
    <>
      <h1>{t("title.operator")}</h1>
      <Queue />
      <Engines />
      <Failures />
      <Accounts />
    </>
  );
}
