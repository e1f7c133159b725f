import { useParams } from '@tanstack/react-router';
import { InvitationCard } from '../features/session/invitation-card.tsx';

export function InvitationPage() {
  const { token } = useParams({ from: '/invitations/$token' });
  return <InvitationCard token={token} />;
}
