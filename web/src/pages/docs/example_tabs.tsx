import { useId, useRef } from "preact/hooks";
import { isRightToLeft, language } from "../../i18n";
import { CodeBlock } from "./code_block";
import { chooseExampleLanguage, exampleLanguage } from "./example_language";
import { exampleLanguages, type ExampleLanguage, type Examples } from "./examples";
import { d } from "./texts";

/** The same example in several languages; choosing one chooses it for all examples. */
export function ExampleTabs({ examples, about }: { examples: Examples; about: string }) {
  const id = useId();
  const there = exampleLanguages.filter((one) => examples[one] !== undefined);
  const shown = there.find((one) => one === exampleLanguage.value) ?? there[0]!;
  return (
    <div class="example">
      <TabList id={id} names={there} shown={shown} label={`${d("docs.examples")}: ${about}`} />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${there.indexOf(shown)}`}>
        <CodeBlock code={examples[shown]!} label={`${d("docs.example_of", { language: shown })}: ${about}`} />
      </div>
    </div>
  );
}

interface TabListProps {
  id: string;
  names: readonly ExampleLanguage[];
  shown: ExampleLanguage;
  label: string;
}

function TabList({ id, names, shown, label }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const forward = isRightToLeft(language.value) ? "ArrowLeft" : "ArrowRight";
    const backward = isRightToLeft(language.value) ? "ArrowRight" : "ArrowLeft";
    const step = event.key === forward ? 1 : event.key === backward ? names.length - 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (names.indexOf(shown) + step) % names.length;
    chooseExampleLanguage(names[next]!);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  }
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {names.map((name, at) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-${at}`}
          aria-selected={name === shown}
          aria-controls={`${id}-panel`}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => chooseExampleLanguage(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
