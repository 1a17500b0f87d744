import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { Inbox } from './inbox.tsx';
import { RequestView } from './request-view.tsx';

/** The inbox of requests, or the one that the address names. */
export default function ApprovalsPage(): ReactNode {
  const { id } = useParams<{ id?: string }>();
  return id === undefined ? <Inbox /> : <RequestView key={id} id={id} />;
}
