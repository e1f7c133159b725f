import { Anchor, Button, Skeleton, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { acceptInvitation, getInvitation } from '#contract/session.ts';
import type { BodyOf } from '#contract/route.ts';
import { callApi } from '../../lib/api.ts';
import { hasErrorCode } from '../../lib/api-error.ts';
import { describeError } from '../../lib/describe-error.ts';
import { ROLE_WORDS } from '../../lib/role-words.ts';
import { useSession } from '../../lib/session.ts';
import { AuthCard } from './auth-card.tsx';
import { FormError } from './form-error.tsx';
import { InvitationAccountForm } from './invitation-account-form.tsx';
import { useEnter } from './use-enter.ts';

/** An invitation link: join as the signed-in member, or with a new account. */
export function InvitationCard({ token }: { readonly token: string }) {
  const { member } = useSession();
  const enter = useEnter();
  const invitation = useQuery({
    queryKey: ['invitations', token],
    queryFn: ({ signal }) => callApi(getInvitation, { params: { token }, signal }),
  });
  const accept = useMutation({
    mutationFn: async (body: BodyOf<typeof acceptInvitation>) => {
      const { projectId } = await callApi(acceptInvitation, { params: { token }, body });
      await enter(`/p/${projectId}/workflows`);
    },
  });
  if (invitation.isPending)
    return (
      <AuthCard title="Invitation">
        <Skeleton height={120} />
      </AuthCard>
    );
  if (invitation.isError) return <BrokenInvitation error={invitation.error} />;
  const { projectName, role } = invitation.data;
  const error = accept.isError ? describeError(accept.error) : undefined;
  return (
    <AuthCard
      title={`Join ${projectName}`}
      text={`You are invited as ${ROLE_WORDS[role].label.toLowerCase()}. ${ROLE_WORDS[role].text}`}
    >
      {member === null ? (
        <InvitationAccountForm
          token={token}
          error={error}
          isPending={accept.isPending}
          onSubmit={(account) => accept.mutate({ account })}
        />
      ) : (
        <Stack>
          <FormError text={error} />
          <Button size="sm" loading={accept.isPending} onClick={() => accept.mutate({})}>
            Join as {member.name}
          </Button>
        </Stack>
      )}
    </AuthCard>
  );
}

function BrokenInvitation({ error }: { readonly error: unknown }) {
  const isGone = hasErrorCode(error, 'not_found');
  return (
    <AuthCard
      title={isGone ? 'This invitation is not valid any more' : 'The invitation could not be loaded'}
      text={isGone ? 'It was used, withdrawn, or is older than 7 days. Ask for a new link.' : describeError(error)}
    >
      <Anchor component={Link} to="/sign-in">
        Go to signing in
      </Anchor>
    </AuthCard>
  );
}
