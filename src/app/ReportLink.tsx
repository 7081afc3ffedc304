import { Link } from '#ui/Link.tsx';
import { reportAddress } from './site.ts';

export function ReportLink({ page }: { readonly page: string }) {
  const address = reportAddress(page);
  return address.startsWith('/') ? (
    <Link to={address}>Report a mistake</Link>
  ) : (
    <a href={address} rel="external noreferrer">
      Report a mistake
    </a>
  );
}
