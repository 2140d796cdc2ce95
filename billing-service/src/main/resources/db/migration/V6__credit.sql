-- Credit granted to accounts. The unique key makes one grant of any number of requests with one Idempotency-Key.
create table credit_grant (
    id              text        primary key,
    account         text        not null,
    number          bigint      not null, -- billing's number of the fact in the account's journal
    amount_nano     bigint      not null check (amount_nano > 0),
    kind            text        not null check (kind in ('paid', 'promotional')),
    priority        int         not null,
    created_at      timestamptz not null,
    idempotency_key text        not null,
    request_hash    text        not null,
    unique (account, idempotency_key),
    unique (account, number)
);
create trigger credit_grant_stays before update or delete on credit_grant
    for each row execute function refuse_change();
create trigger credit_grant_stays_whole before truncate on credit_grant execute function refuse_change();
