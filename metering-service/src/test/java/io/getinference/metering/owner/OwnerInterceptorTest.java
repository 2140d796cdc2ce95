package io.getinference.metering.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.common.id.AccountId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class OwnerInterceptorTest {

    private static final AccountId ACCOUNT = AccountId.next();
    private static final String PATH = "/api/metering/v1/accounts/" + ACCOUNT + "/spend";
    private static final URI OTHER = URI.create("http://other:8083");
    private static final OwnerAnswer SPENT =
            new OwnerAnswer(200, "application/json", null, new byte[] {'{', '}'});
    private static final OwnerAnswer UNAVAILABLE = new OwnerAnswer(503, null, "1", new byte[0]);

    private final Deque<Owner> owners = new ArrayDeque<>();
    private final Deque<OwnerAnswer> answers = new ArrayDeque<>();
    private final List<URI> questions = new ArrayList<>();
    private final AccountChanges changes = new AccountChanges();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", PATH);
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final OwnerInterceptor interceptor =
            new OwnerInterceptor(
                    _ -> owners.size() > 1 ? owners.pop() : owners.getFirst(),
                    this::ask,
                    changes,
                    new OwnerSettings(
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofMillis(10),
                            10));

    OwnerInterceptorTest() {
        request.setAttribute(
                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                Map.of("account", ACCOUNT.value()));
    }

    @Test
    void leavesTheAnswerToUsWhereTheAccountIsHere() throws Exception {
        owners.add(new Owner.Here());
        assertThat(isAnsweredHere()).isTrue();
        assertThat(questions).isEmpty();
    }

    @Test
    void passesTheOwnersAnswerOnAsItCame() throws Exception {
        owners.add(new Owner.Elsewhere(OTHER));
        answers.add(SPENT);
        assertThat(isAnsweredHere()).isFalse();
        assertThat(questions).containsExactly(URI.create(OTHER + PATH + "?wait_ms=0"));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).isEqualTo("{}");
    }

    @Test
    void givesTheOwnerOnlyWhatIsLeftOfTheWaitAndKeepsTheRestOfTheQuestion() throws Exception {
        waiting(2000);
        request.setQueryString("number=7&wait_ms=2000&cursor=a%2Fb");
        owners.add(new Owner.Moving());
        owners.add(new Owner.Elsewhere(OTHER));
        answers.add(SPENT);
        assertThat(isAnsweredHere()).isFalse();
        assertThat(questions.getFirst().getRawQuery())
                .matches("number=7&cursor=a%2Fb&wait_ms=1\\d\\d\\d");
    }

    @Test
    void waitsWhileTheAccountMovesAndAnswersWhenItHasComeHere() throws Exception {
        waiting(5000);
        owners.addAll(List.of(new Owner.Elsewhere(OTHER), new Owner.Moving(), new Owner.Here()));
        assertThat(isAnsweredHere()).isTrue();
        assertThat(questions).hasSize(1);
    }

    @Test
    void asksAgainAnOwnerThatDoesNotKnowYetWhileThereIsTime() throws Exception {
        waiting(5000);
        owners.add(new Owner.Elsewhere(OTHER));
        answers.addAll(List.of(UNAVAILABLE, SPENT));
        assertThat(isAnsweredHere()).isFalse();
        assertThat(questions).hasSize(2);
    }

    @Test
    void saysUnavailableWhenTheWaitIsOver() {
        waiting(30);
        owners.add(new Owner.Moving());
        assertUnavailable();
        owners.clear();
        owners.add(new Owner.Elsewhere(OTHER));
        assertUnavailable();
    }

    @Test
    void saysUnavailableAtOnceWhereWaitingIsNoUse() {
        waiting(5000);
        owners.add(new Owner.Unknowable());
        long start = System.nanoTime();
        assertUnavailable();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void passesNothingOnTwice() {
        waiting(5000);
        request.addHeader(OwnerInterceptor.PASSED_ON, "1");
        owners.add(new Owner.Elsewhere(OTHER));
        assertUnavailable();
        assertThat(questions).isEmpty();
    }

    @Test
    void keepsTheDeadlineOfAQuestionThatIsAskedAgain() throws Exception {
        Deadline first = Deadline.in(Duration.ofSeconds(3));
        request.setAttribute(Deadline.ATTRIBUTE, first);
        owners.add(new Owner.Here());
        assertThat(isAnsweredHere()).isTrue();
        assertThat(request.getAttribute(Deadline.ATTRIBUTE)).isEqualTo(first);
    }

    @Test
    void offersNoLongerWaitThanItsBound() {
        for (String wait : new String[] {"5001", "-1", "soon"}) {
            request.setParameter("wait_ms", wait);
            assertThatThrownBy(this::isAnsweredHere)
                    .isInstanceOf(ResponseStatusException.class)
                    .hasMessageContaining("wait_ms");
        }
    }

    @Test
    void leavesAnAccountThatCannotBeReadToItsHandler() throws Exception {
        request.setAttribute(
                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("account", "acct_1"));
        assertThat(isAnsweredHere()).isTrue();
    }

    private void waiting(long millis) {
        request.setParameter("wait_ms", Long.toString(millis));
    }

    private void assertUnavailable() {
        assertThatThrownBy(this::isAnsweredHere).isInstanceOf(Unavailable.class);
    }

    private boolean isAnsweredHere() throws Exception {
        return interceptor.preHandle(request, response, this);
    }

    private @Nullable OwnerAnswer ask(URI question, Duration wait) {
        questions.add(question);
        return answers.poll();
    }
}
