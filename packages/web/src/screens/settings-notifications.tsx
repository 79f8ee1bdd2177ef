/** What one is written to about, in the language of the app; nothing where no e-mails can be sent. */
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Failure } from "../parts/failure.tsx";
import { currentLanguage, t } from "../words/index.ts";

const ABOUT = ["personaReady", "peerAnswered"] as const;

export function Notifications() {
  const { data, error, reload, set } = useLoad(api.notifications, []);
  const { isBusy, error: refused, run } = useAction();
  if (!data?.isAvailable) return <Failure error={error} retry={reload} />;
  const change = (about: (typeof ABOUT)[number]) =>
    run(async () =>
      set(await api.changeNotifications({ [about]: !data[about], language: currentLanguage() })),
    );
  return (
    <fieldset class="field">
      <legend>{t("notifications")}</legend>
      <div class="choices">
        {ABOUT.map((about) => (
          <label key={about} class="choice">
            <input
              type="checkbox"
              checked={data[about]}
              disabled={isBusy}
              onChange={() => void change(about)}
            />
            <span>{t(`notifications.${about}`)}</span>
          </label>
        ))}
      </div>
      <Failure error={refused} />
    </fieldset>
  );
}
