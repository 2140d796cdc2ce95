package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;
import io.getinference.gateway.budget.HoldOutcome;
import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What a caller is told about its money. */
class BudgetOfACallerTest {

    private static final String REMAINING = "x-budget-remaining-usd";

    private final PipelineFixture fixture = new PipelineFixture();

    @Test
    void saysWhatIsLeftAsTheAnswerBegins() throws IOException {
        fixture.provider.says("Hello");
        assertThat(post("").getHeader(REMAINING)).isEqualTo("0.001");
    }

    @Test
    void saysWhatIsLeftWithA402Too() throws IOException {
        fixture.credit(new Money(50));
        MockHttpServletResponse response = post("");
        assertThat(response.getStatus()).isEqualTo(402);
        assertThat(response.getHeader(REMAINING)).isEqualTo("0.00000005");
    }

    @Test
    void capsARequestThatDoesNotFitUnlessItsCallerIsStrict() throws IOException {
        fixture.credit(new Money(3_000));
        fixture.provider.says("Hello");
        MockHttpServletResponse capped = post(",'max_tokens':4000");
        assertThat(capped.getStatus()).isEqualTo(200);
        assertThat(capped.getHeader("x-max-tokens-applied")).isNotNull();

        fixture.budgetMode("strict");
        MockHttpServletResponse refused = post(",'max_tokens':4000");

        assertThat(refused.getStatus()).isEqualTo(402);
        assertThat(refused.getContentAsString()).contains("\"insufficient_credits\"");
        assertThat(fixture.provider.capsSent).hasSize(1);
    }

    @Test
    void anotherBudgetModeIsRefused() throws IOException {
        fixture.budgetMode("lenient");
        MockHttpServletResponse response = post("");
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString())
                .contains("\"invalid_value\"", "\"param\":\"x-budget-mode\"");
        assertThat(fixture.authority.asked()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_CREDIT, insufficient_credits",
        "ACCOUNT_BUDGET, account_budget_exceeded",
        "TEAM_BUDGET, team_budget_exceeded",
        "KEY_BUDGET, key_budget_exceeded"
    })
    void saysWhichLimitIsUsedUp(Limit limit, String code) {
        ApiError error = refused(new HoldOutcome.Exhausted(limit, new Money(50), null, 40));
        assertThat(error.status()).isEqualTo(402);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.details())
                .isEqualTo(Map.of("remaining_usd", "0.00000005", "affordable_max_tokens", 40L));
    }

    @Test
    void saysWhenTheLimitBeginsAnew() {
        Instant resetsAt = Instant.parse("2026-12-01T00:00:00Z");
        ApiError error =
                refused(new HoldOutcome.Exhausted(Limit.TEAM_BUDGET, Money.ZERO, resetsAt, 0));
        assertThat(error.details()).containsEntry("resets_at", "2026-12-01T00:00:00Z");
        assertThat(error.message()).contains("It begins anew at 2026-12-01T00:00:00Z.");
    }

    @Test
    void whatMayComeBackIsToBeTriedAgain() {
        ApiError held = refused(new HoldOutcome.SetAside(Limit.KEY_BUDGET));
        assertThat(held.status()).isEqualTo(429);
        assertThat(held.code()).isEqualTo("held_by_running_requests");
        ApiError unknown = refused(new HoldOutcome.Unknown());
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.code()).isEqualTo("budget_unavailable");
        ApiError crowded = refused(new HoldOutcome.Crowded());
        assertThat(crowded.status()).isEqualTo(503);
        assertThat(crowded.code()).isEqualTo("overloaded");
        ApiError uncounted = refused(new HoldOutcome.Uncounted());
        assertThat(uncounted.status()).isEqualTo(503);
        assertThat(uncounted.code()).isEqualTo("upstream_unavailable");
        for (ApiError error : new ApiError[] {held, unknown, crowded, uncounted}) {
            assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    private static ApiError refused(HoldOutcome outcome) {
        return catchThrowableOfType(RefusedException.class, () -> BudgetRefusals.orThrow(outcome))
                .error();
    }

    private MockHttpServletResponse post(String more) throws IOException {
        return fixture.post(
                "{'model':'m','messages':[{'role':'user','content':'Hi'}]" + more + "}");
    }
}
