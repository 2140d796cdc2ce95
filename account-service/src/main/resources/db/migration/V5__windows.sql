-- Null: nothing limits what is spent in such a window.
alter table account
    add column day_budget_nano   bigint check (day_budget_nano >= 0),
    add column week_budget_nano  bigint check (week_budget_nano >= 0),
    add column month_budget_nano bigint check (month_budget_nano >= 0),
    add column time_zone         text      not null default 'UTC',
    add column alert_at_percent  integer[] not null default '{80,100}',
    -- When the starts of windows that were told last are half over; null: no window limits anything.
    add column tell_again_at     timestamptz;
alter table team
    add column day_budget_nano   bigint check (day_budget_nano >= 0),
    add column week_budget_nano  bigint check (week_budget_nano >= 0),
    add column month_budget_nano bigint check (month_budget_nano >= 0);
alter table api_key
    add column day_budget_nano   bigint check (day_budget_nano >= 0),
    add column week_budget_nano  bigint check (week_budget_nano >= 0),
    add column month_budget_nano bigint check (month_budget_nano >= 0);

create index account_tell_again on account (tell_again_at) where tell_again_at is not null;

-- Accounts that are there have alerts from now on, of which nobody has heard.
update account set tell_again_at = now();
