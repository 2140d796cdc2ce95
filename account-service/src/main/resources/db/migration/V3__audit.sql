-- What operators decided about an account's money: the fact as the journal hears it, by whom and why.
create table audit_entry (
    account    text        not null references account,
    number     bigint      not null check (number > 0), -- the fact's, in the account's journal
    decided_at timestamptz not null,
    decided_by text        not null,
    reason     text        not null,
    decision   text        not null,
    fact       jsonb       not null,
    primary key (account, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function refuse_change();
create trigger audit_entry_stays_whole before truncate on audit_entry execute function refuse_change();
