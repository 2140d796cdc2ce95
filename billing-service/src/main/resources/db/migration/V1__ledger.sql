-- The double-entry book. Amounts are nano-dollars: a debit is above zero, a credit below.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;

create table ledger_account (
    code   text primary key,
    line   text not null, -- the line of the chart; several ledger accounts, one a customer or model, may share it
    detail text,
    check (code = line || coalesce('/' || detail, ''))
);

create table ledger_transaction (
    id          bigint generated always as identity primary key,
    posting_key text        not null unique, -- what was posted; posting it again changes nothing
    memo        text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null
);

create table ledger_entry (
    id             bigint generated always as identity primary key,
    transaction_id bigint not null references ledger_transaction,
    ledger_account text   not null references ledger_account,
    nano           bigint not null check (nano <> 0)
);
create index ledger_entry_of_transaction on ledger_entry (transaction_id);
create index ledger_entry_of_account on ledger_entry (ledger_account);

-- Checked at commit, when all entries are there: of the transaction, so that none stays empty; of each entry, so that
-- nothing is added to an old one that throws it off balance.
create function require_balance() returns trigger language plpgsql as $$
declare
    checked bigint := case tg_table_name when 'ledger_entry' then (to_jsonb(new) ->> 'transaction_id')::bigint
                                         else (to_jsonb(new) ->> 'id')::bigint end;
    entries bigint;
    total   numeric;
begin
    select count(*), coalesce(sum(nano), 0) into entries, total from ledger_entry where transaction_id = checked;
    if entries < 2 or total <> 0 then
        raise exception 'ledger transaction % has % entries that sum to %', checked, entries, total
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create constraint trigger ledger_transaction_balances after insert on ledger_transaction
    deferrable initially deferred for each row execute function require_balance();
create constraint trigger ledger_entry_balances after insert on ledger_entry
    deferrable initially deferred for each row execute function require_balance();

create trigger ledger_account_stays before update or delete on ledger_account
    for each row execute function refuse_change();
create trigger ledger_account_stays_whole before truncate on ledger_account execute function refuse_change();
create trigger ledger_transaction_stays before update or delete on ledger_transaction
    for each row execute function refuse_change();
create trigger ledger_transaction_stays_whole before truncate on ledger_transaction execute function refuse_change();
create trigger ledger_entry_stays before update or delete on ledger_entry
    for each row execute function refuse_change();
create trigger ledger_entry_stays_whole before truncate on ledger_entry execute function refuse_change();
