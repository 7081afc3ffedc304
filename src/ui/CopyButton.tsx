import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';

const SHOWN_MS = 2000;

interface CopyButtonProps {
  /** Read when it is pressed. */
  readonly text: () => string;
  /** What is copied, for whoever does not see where the button stands. */
  readonly what?: string | undefined;
  readonly className?: string | undefined;
}

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, what, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => setCopied(true),
      // Refused by the browser: the text can still be selected by hand.
      () => setCopied(false),
    );
  };
  return (
    <Button
      small
      look="quiet"
      icon={copied ? 'check' : 'copy'}
      className={className}
      data-copied={copied || undefined}
      aria-label={what && !copied ? `Copy ${what}` : undefined}
      onClick={copy}
    >
      <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
    </Button>
  );
}
