package io.getinference.local.demo;

import io.getinference.local.process.StartFailure;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;

/**
 * An account with $5.00 and one key. Every step can be repeated: a second start changes nothing.
 */
public final class DemoAccount {

    /** Fixed, so that scripts and a second start find it. */
    public static final String ID = "acct_01KDEM0ACCNT00000000000000";

    private static final String ACCOUNTS = "account-service";
    private static final String BILLING = "billing-service";

    private final AdminApi api;
    private final Platform platform;

    public DemoAccount(HttpClient http, Platform platform) {
        this.api = new AdminApi(http, platform.token());
        this.platform = platform;
    }

    /**
     * Makes what is missing of account, credit and key.
     *
     * @param known the key of an earlier start, which is used again while it is active
     * @throws StartFailure if a service refuses
     */
    public DemoKey open(Optional<DemoKey> known) {
        api.ask(Call.put(ACCOUNTS, account(""), "{\"name\":\"Demo\"}"));
        grantCredit();
        return known.filter(this::isActive).orElseGet(this::newKey);
    }

    private void grantCredit() {
        URI grants = platform.billing().resolve("/api/billing/v1/accounts/" + ID + "/grants");
        String credit = "{\"amount_usd\":\"5.00\",\"kind\":\"promotional\"}";
        api.ask(Call.post(BILLING, grants, credit).header("Idempotency-Key", "demo-credit"));
    }

    private boolean isActive(DemoKey known) {
        JsonNode keys = api.ask(Call.get(ACCOUNTS, account("/keys"))).path("keys");
        return keys.valueStream()
                .filter(key -> key.path("id").asString("").equals(known.id()))
                .anyMatch(key -> key.path("revoked_at").asString("").isEmpty());
    }

    private DemoKey newKey() {
        JsonNode key = api.ask(Call.post(ACCOUNTS, account("/keys"), "{\"name\":\"demo\"}"));
        try {
            return new DemoKey(key.path("id").asString(""), key.path("key").asString(""));
        } catch (IllegalArgumentException noKey) {
            throw new StartFailure(
                    ACCOUNTS + " made a key but did not show it: " + noKey.getMessage());
        }
    }

    private URI account(String rest) {
        return platform.account().resolve("/api/account/v1/accounts/" + ID + rest);
    }
}
