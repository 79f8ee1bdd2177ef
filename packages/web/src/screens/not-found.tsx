import { Screen } from "../shell.tsx";
import { t } from "../words/index.ts";

export function NotFound() {
  return (
    <Screen title={t("not-found")}>
      <div class="stack">
        <h1>{t("not-found.title")}</h1>
        <p>{t("not-found.text")}</p>
        <p>
          <a class="button filled" href="/app/">
            {t("not-found.home")}
          </a>
        </p>
      </div>
    </Screen>
  );
}
