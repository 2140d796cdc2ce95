-- Parked records are tried again by an operator; those that could be posted stay, as what they were.
alter table parked_record
    add column id         bigint generated always as identity unique,
    add column retried_at timestamptz,
    add column settled_at timestamptz;
create index parked_record_waiting on parked_record (id) where settled_at is null;

do $$
begin
    if exists (select from pg_roles where rolname = 'billing_app') then
        grant update on parked_record to billing_app;
    end if;
end
$$;
