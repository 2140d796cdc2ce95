-- Credit that ends: when it expires, what is asked back, and what metering's fold took of it.
alter table credit_grant add column expires_at timestamptz;

-- One row a grant that expires. The fact is told once: by whoever fills in its number.
create table credit_expiry (
    grant_id   text        primary key references credit_grant,
    account    text        not null,
    expires_at timestamptz not null,
    number     bigint,     -- billing's number of the fact in the account's journal; null: not told yet
    check (number > 0),
    unique (account, number)
);
create index credit_expiry_due on credit_expiry (expires_at) where number is null;

-- What was asked back. Whether it was taken, posted_taking says.
create table credit_reversal (
    account         text        not null,
    number          bigint      not null check (number > 0), -- billing's number of the fact in the account's journal
    grant_id        text        not null references credit_grant,
    cause           text        not null check (cause in ('refund', 'chargeback')),
    amount_nano     bigint      not null check (amount_nano > 0),
    reason          text        not null,
    created_at      timestamptz not null,
    idempotency_key text        not null,
    primary key (account, number),
    unique (account, idempotency_key)
);
create index credit_reversal_of_grant on credit_reversal (grant_id);
create trigger credit_reversal_stays before update or delete on credit_reversal
    for each row execute function refuse_change();
create trigger credit_reversal_stays_whole before truncate on credit_reversal execute function refuse_change();

-- Credit that the fold took, one row a piece.
create table posted_taking (
    position    bigint      generated always as identity primary key,
    taking      text        not null unique, -- account, number and part: posting it again changes nothing
    account     text        not null,
    number      bigint      not null, -- of the fact that led to it
    amount_nano bigint      not null check (amount_nano >= 0),
    owed_nano   bigint      not null check (owed_nano >= 0),
    booked_at   timestamptz not null,
    recorded_at timestamptz not null,
    event       jsonb       not null  -- the whole fact as it was received
);
create index posted_taking_of_fact on posted_taking (account, number);
create trigger posted_taking_stays before update or delete on posted_taking
    for each row execute function refuse_change();
create trigger posted_taking_stays_whole before truncate on posted_taking execute function refuse_change();

-- What became of each grant: sums of posted_usage and posted_taking, moved in the transactions that add to those.
create table grant_balance (
    account           text   not null,
    grant_id          text   not null,
    used_nano         bigint not null default 0 check (used_nano >= 0),
    expired_nano      bigint not null default 0 check (expired_nano >= 0),
    refunded_nano     bigint not null default 0 check (refunded_nano >= 0),
    charged_back_nano bigint not null default 0 check (charged_back_nano >= 0),
    primary key (account, grant_id)
);
insert into grant_balance (account, grant_id, used_nano)
select account, used ->> 'grant', sum((used ->> 'amount_nano')::bigint)
from posted_usage, jsonb_array_elements(event -> 'grants') used group by 1, 2;

-- As in the migration before for older tables: where the application has a role of its own.
revoke update, delete, truncate on credit_reversal, posted_taking from public, current_user;
do $$
begin
    if exists (select from pg_roles where rolname = 'billing_app') then
        grant select, insert on credit_expiry, credit_reversal, posted_taking, grant_balance to billing_app;
        grant update on credit_expiry, grant_balance to billing_app;
        revoke update, delete, truncate on credit_reversal, posted_taking from billing_app;
    end if;
end
$$;
