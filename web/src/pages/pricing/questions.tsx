import { t } from "../../i18n";

const questions = [
  { question: "pricing.cost_question", answer: "pricing.cost_answer" },
  { question: "pricing.empty_question", answer: "pricing.empty_answer" },
  { question: "pricing.resets_question", answer: "pricing.resets_answer" },
] as const;

export function Questions() {
  return (
    <section class="questions">
      <h2>{t("pricing.questions")}</h2>
      {questions.map(({ question, answer }) => (
        <section key={question}>
          <h3>{t(question)}</h3>
          <p>{t(answer)}</p>
        </section>
      ))}
    </section>
  );
}
