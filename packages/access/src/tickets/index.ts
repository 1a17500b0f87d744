export { findTicket, forgetTickets, keepTicket, type Ticket } from './tickets.ts';
