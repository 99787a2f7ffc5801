interface IconButtonProps {
  label: string;
  sign: string;
  disabled: boolean;
  onClick: () => void;
  /** Whether the sign points along the line of writing. */
  turns?: boolean;
}

/** A button with a sign instead of words; its name is for those who cannot see it, and for the pointer that rests. */
export function IconButton({ label, sign, disabled, onClick, turns = false }: IconButtonProps) {
  const name = turns ? "button small icon turns" : "button small icon";
  return (
    <button type="button" class={name} aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
