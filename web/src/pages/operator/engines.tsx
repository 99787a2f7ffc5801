import type { Engine } from "../../api/types";
import { Awaited, useLoaded } from "../../components/loaded";
import { t, textOf } from "../../i18n";
import { Table } from "./table";

export function Engines() {
  const list = useLoaded<{ engines: Engine[] }>("api/v1/engines/");
  const columns = [t("operator.engine"), t("operator.engine_tier"), t("operator.engine_state")];
  return (
    <section>
      <h2>{t("operator.engines")}</h2>
      <Awaited of={list}>
        {({ engines }) => (
          <Table label={t("operator.engines")} columns={columns}>
            {engines.map((engine) => <EngineRow key={engine.name} engine={engine} />)}
          </Table>
        )}
      </Awaited>
    </section>
  );
}

// What an engine says of itself and of its trouble comes from the server, in English.
function EngineRow({ engine: { name, tier, description, available, trouble } }: { engine: Engine }) {
  return (
    <tr>
      <th scope="row">
        {name}
        <p class="muted aside" lang="en" dir="auto">{description}</p>
      </th>
      <td>{textOf(`account.tier.${tier}`) ?? tier}</td>
      <td>
        {available
          ? <span class="badge">{t("operator.engine_works")}</span>
          : <span class="badge trouble">{t("operator.engine_trouble")}</span>}
        {trouble && <p class="aside" lang="en" dir="auto">{trouble}</p>}
      </td>
    </tr>
  );
}
