-- A one-time link takes up an account, or gives one in use new factors.
alter table moderator_invitation add column purpose text not null default 'INVITE' check (purpose in ('INVITE', 'RESET'));
create index moderator_invitation_moderator on moderator_invitation (moderator_id);
