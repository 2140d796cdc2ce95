-- The triggers hold for everyone, in the local stack's one role too. Where the application has a role of its own, it
-- does not even have the privilege. (The owner keeps UPDATE on tables that foreign keys point to: PostgreSQL locks the
-- rows they name with it.)
revoke update, delete, truncate on ledger_entry, posted_usage from public, current_user;
do $$
begin
    if exists (select from pg_roles where rolname = 'billing_app') then
        grant select, insert on all tables in schema public to billing_app;
        grant update on consumer_offset, outbox_number to billing_app;
        grant delete on outbox to billing_app;
        revoke update, delete, truncate on ledger_account, ledger_transaction, ledger_entry, price, catalogue_row,
            credit_grant, posted_usage from billing_app;
    end if;
end
$$;
