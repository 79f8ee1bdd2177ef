/** The mark of a persona, as the API draws it: a card's, or one's own, which needs the access token. */
import { useEffect, useState } from "preact/hooks";
import { ownPicture } from "../api/pictures.ts";

type Size = "small" | "medium" | "large";

export function Emblem({ handle, size = "medium" }: { handle: string; size?: Size }) {
  return <img class={`emblem ${size}`} src={`/cards/${encodeURIComponent(handle)}/emblem.svg`} alt="" />;
}

/** `version` changes when the picture may have. */
export function OwnPicture({
  of,
  version,
  alt = "",
}: {
  of: "emblem" | "radar";
  version: number;
  alt?: string;
}) {
  return <OwnImage of={of} version={version} alt={alt} name={of === "radar" ? "radar" : "emblem large"} />;
}

export function OwnEmblem({ version, size = "medium" }: { version: number; size?: Size }) {
  return <OwnImage of="emblem" version={version} alt="" name={`emblem ${size}`} />;
}

function OwnImage({
  of,
  version,
  alt,
  name,
}: {
  of: "emblem" | "radar";
  version: number;
  alt: string;
  name: string;
}) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    ownPicture(of, version).then(
      (made) => isCurrent && setUrl(made),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [of, version]);
  return url === undefined ? <span class={name} /> : <img class={name} src={url} alt={alt} />;
}
