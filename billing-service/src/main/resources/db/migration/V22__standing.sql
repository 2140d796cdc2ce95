-- Budgets that were reached, as the fold told them, for whoever sends alerts.
create table budget_alert (
    account     text        not null,
    number      bigint      not null check (number > 0), -- counts the account's: keeping it again changes nothing
    booked_at   timestamptz not null,
    recorded_at timestamptz not null,
    event       jsonb       not null, -- the whole fact as it was received
    primary key (account, number)
);
create trigger budget_alert_stays before update or delete on budget_alert
    for each row execute function refuse_change();
create trigger budget_alert_stays_whole before truncate on budget_alert execute function refuse_change();

-- One request of one API key, asked for by its holder.
create index posted_usage_of_request on posted_usage (account, api_key, request);

-- As in the migrations before: where the application has a role of its own.
revoke update, delete, truncate on budget_alert from public, current_user;
do $$
begin
    if exists (select from pg_roles where rolname = 'billing_app') then
        grant select, insert on budget_alert to billing_app;
        revoke update, delete, truncate on budget_alert from billing_app;
    end if;
end
$$;
