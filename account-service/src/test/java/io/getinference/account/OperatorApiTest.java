package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.RulesSet;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

import tools.jackson.databind.JsonNode;

class OperatorApiTest extends EverythingThereTest {

    private static final LifeId LIFE = LifeId.parse("life_01JD8Z6J8M3T4V5W6X7Y8Z9ABC-7");
    private static final String WHY = "\"reason\":\"the machine burnt down\"";

    private AccountId account;
    private String path;

    @BeforeEach
    void open() {
        account = openAccount();
        path = "/accounts/" + account;
    }

    @Test
    void aDecisionIsToldToTheJournalAndKeptWithItsReason() {
        Answer decided = api().post(path + "/leases/" + LIFE + "/reclaim", "{" + WHY + "}");

        assertThat(decided.status()).isEqualTo(202);
        assertThat(decided.json().path("number").asLong()).isEqualTo(2);
        assertThat(decided.json().path("decided_by").stringValue()).isEqualTo("platform-token");
        assertThat(decided.json().path("decision").stringValue()).isEqualTo("lease_reclaimed");
        assertThat(decided.json().path("reason").stringValue()).isEqualTo("the machine burnt down");
        assertThat(decided.json().path("decided_at").isString()).isTrue();
        assertThat(Journal.of(account, 2).getLast())
                .isEqualTo(new LeaseReclaimed(account, 2, LIFE));
        assertThat(audit().get(0)).isEqualTo(decided.json());
    }

    @Test
    void quarantinedUsageIsCorrectedByItsBodyWithoutTheFault() {
        UsageRecorded usage = usage();

        Answer decided = api().post(correct(3), "{" + WHY + ",\"usage\":" + json(usage) + "}");

        assertThat(decided.status()).as(decided.toString()).isEqualTo(202);
        assertThat(Journal.of(account, 3).getLast())
                .isEqualTo(new UsageCorrected(account, 3, LIFE, 3, usage));
        assertThat(audit().get(0).path("fact").path("usage").path("hold_nano").stringValue())
                .isEqualTo("10000000");
    }

    @Test
    void nothingIsChargedWhereTheCorrectionSaysSo() {
        Answer decided = api().post(correct(3), "{" + WHY + ",\"usage\":null}");

        assertThat(decided.status()).isEqualTo(202);
        assertThat(Journal.of(account, 2).getLast())
                .isEqualTo(new UsageCorrected(account, 2, LIFE, 3, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"output\":503        | \"output\":-503     | from 0 to",
                "\"output\":503        | \"output\":\"503\"  | wrong type",
                "\"output\":\"400000000\" | \"output\":\"0\" | above zero",
                "\"output\":503        | \"cached\":503      | no price",
                "\"outcome\":\"completed\" | \"outcome\":\"lost\" | wrong type",
                "\"hold_nano\":\"10000000\" | \"hold_nano\":\"-1\" | negative",
                "\"number\":3          | \"number\":4        | of the path",
                "\"number\":3,         |                     | number"
            })
    void aCorrectionThatTheFoldCouldNotReadIsRefused(String right, String wrong, String complaint) {
        String body = json(usage());
        String faulty = body.replace(right.strip(), wrong == null ? "" : wrong.strip());
        assertThat(faulty).isNotEqualTo(body);

        Answer refused = api().post(correct(3), "{" + WHY + ",\"usage\":" + faulty + "}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("field").stringValue()).isEqualTo("usage");
        assertThat(refused.json().path("detail").stringValue()).contains(complaint.strip());
        assertThat(refused.response().body()).doesNotContain("io.getinference", "Exception");
        assertThat(audit().size()).isZero();
    }

    @Test
    void aCorrectionNamesAKeyThatTheAccountHad() {
        String foreign =
                json(usage()).replaceAll("key_[0-9A-Z]{26}", "key_01JD8Z6J8M3T4V5W6X7Y8Z9ABC");

        Answer refused = api().post(correct(3), "{" + WHY + ",\"usage\":" + foreign + "}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").stringValue()).contains("`key`");
    }

    @Test
    void otherRulesAreToldAsTheyWereSet() {
        Answer decided =
                api().put(
                                path + "/lease-rules",
                                "{\"lease_valid_seconds\":60,\"reclaim_after_seconds\":7200,"
                                        + "\"share\":8,"
                                        + WHY
                                        + "}");

        assertThat(decided.status()).isEqualTo(202);
        assertThat(Journal.of(account, 2).getLast())
                .isEqualTo(new RulesSet(account, 2, 60, 7200, 8));
    }

    @ParameterizedTest
    @CsvSource({
        "lease_valid_seconds, 0, 7200, 8",
        "lease_valid_seconds, 31536001, 7200, 8",
        "reclaim_after_seconds, 60, 899, 8",
        "share, 60, 7200, 0",
        "share, 60, 7200, 1001"
    })
    void refusesRulesOutOfTheirBounds(String field, long valid, long after, long share) {
        Answer refused =
                api().put(
                                path + "/lease-rules",
                                "{\"lease_valid_seconds\":%d,\"reclaim_after_seconds\":%d,\"share\":%d,%s}"
                                        .formatted(valid, after, share, WHY));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").stringValue()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"reason\":null}", "{\"reason\":\" \"}", "{\"reason\":\"\\n\"}"})
    void nothingIsDecidedWithoutAReason(String body) {
        Answer refused = api().post(path + "/leases/" + LIFE + "/reclaim", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").stringValue()).isEqualTo("reason");
    }

    @Test
    void nothingIsForgivenByLeavingTheUsageOut() {
        Answer refused = api().post(correct(3), "{" + WHY + "}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").stringValue()).isEqualTo("usage");
    }

    @Test
    void refusesALifeANumberAndAnAccountThatCannotBe() {
        String why = "{" + WHY + "}";
        assertThat(api().post(path + "/leases/life_x-1/reclaim", why).status()).isEqualTo(400);
        assertThat(api().post(correct(0), "{" + WHY + ",\"usage\":null}").status()).isEqualTo(400);
        String unknown = "/accounts/" + AccountId.next();
        assertThat(api().post(unknown + "/leases/" + LIFE + "/reclaim", why).status())
                .isEqualTo(404);
        assertThat(api().get(unknown + "/audit").status()).isEqualTo(404);
    }

    @Test
    void listsDecisionsPageByPageAndOnlyTheAccountsOwn() {
        for (int i = 0; i < 3; i++) {
            api().post(path + "/leases/" + LIFE + "/reclaim", "{" + WHY + "}");
        }
        JsonNode first = api().get(path + "/audit?limit=2").json();
        JsonNode rest =
                api().get(path + "/audit?cursor=" + first.path("next_cursor").asLong()).json();

        assertThat(first.path("decisions").size()).isEqualTo(2);
        assertThat(rest.path("decisions").size()).isEqualTo(1);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
        assertThat(
                        api().get("/accounts/" + openAccount() + "/audit")
                                .json()
                                .path("decisions")
                                .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set reason = 'other'",
                "delete from audit_entry",
                "truncate audit_entry"
            })
    void theDatabaseRefusesToChangeWhatWasDecided(String change) {
        api().post(path + "/leases/" + LIFE + "/reclaim", "{" + WHY + "}");

        assertThatThrownBy(() -> jdbc.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed or deleted");
    }

    private JsonNode audit() {
        return api().get(path + "/audit").json().path("decisions");
    }

    private String correct(long number) {
        return path + "/usage/" + LIFE + "/" + number + "/correct";
    }

    /** What metering's quarantine holds, if it were right. */
    private UsageRecorded usage() {
        String key = issueKey(account).json().path("id").stringValue();
        return Wire.JSON.readValue(
                """
                {"account":"%s","key":"%s","life":"%s","number":3,
                 "attempt":{"request":"req_01JD8Z6J8M3T4V5W6X7Y8Z9ABC","model":"gemini-flash","provider":"gemini",
                   "asked":"gemini-2.5-flash-lite","answered":"gemini-2.5-flash-lite","output_tokens_max":1000,
                   "ended_at":"2026-11-22T10:00:00Z"},
                 "usage":{"tokens":{"input":1001,"output":503},"reasoning":0},
                 "outcome":"completed","estimated":false,"hold_nano":"10000000",
                 "price":{"id":"price_01JGFJJZ000000000000000004","model":"gemini-2.5-flash-lite",
                   "valid_from":"2025-01-01T00:00:00Z","from_prompt_tokens":0,
                   "per_million_nano":{"input":"100000000","output":"400000000"}}}
                """
                        .formatted(account, key, LIFE),
                UsageRecorded.class);
    }

    private static String json(UsageRecorded usage) {
        return Wire.JSON.writeValueAsString(usage);
    }
}
