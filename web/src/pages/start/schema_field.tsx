import { t } from "../../i18n";
import { choose } from "../../uploads/chosen_options";
import { exampleSchema, isJsonObject } from "../../uploads/options";

export function SchemaField({ schema }: { schema: string }) {
  const wrong = schema.trim() !== "" && !isJsonObject(schema);
  return (
    <div class="field">
      <label for="schema">{t("start.schema")}</label>
      <textarea id="schema" class="schema" rows={8} spellcheck={false} dir="ltr" value={schema} aria-invalid={wrong || undefined}
        aria-describedby="schema-hint" onInput={(event) => choose({ schema: event.currentTarget.value })} />
      <span id="schema-hint" class={wrong ? "hint wrong" : "hint"}>
        {t(wrong ? "start.schema_invalid" : "start.schema_hint")}
      </span>
      {schema.trim() === "" && (
        <button type="button" class="button small" onClick={() => choose({ schema: exampleSchema })}>
          {t("start.schema_example")}
        </button>
      )}
    </div>
  );
}
